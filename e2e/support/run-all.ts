/** `npm test`: everything that must hold, from a fresh clone after `npm ci`, stopping at the first step that fails. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './desktop-runtime';
import { findOrInstallChromium } from './find-chromium';
import { addCounts, type Counts, lastLine } from './run/counts';
import { type Step, testSteps } from './run/steps';

const reports = join(projectRoot, 'test-results/reports');
let counts: Counts = { passed: 0, failed: 0 };

function runStep({ title, commands, env = {}, counts: readCounts }: Step): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 60 - title.length))}`);
  const started = performance.now();
  const failing = commands.find((args) => !succeeds(args, env));
  if (readCounts !== undefined) counts = addCounts(counts, readCounts());
  if (failing !== undefined) throw new Error(`${title} failed: node ${failing.join(' ')}`);
  console.log(`${title}: good, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function succeeds(args: readonly string[], env: Readonly<Record<string, string>>): boolean {
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function runAll(): void {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const chromiumIsThere = (): void => void findOrInstallChromium(console.log);
  for (const step of testSteps(reports, chromiumIsThere)) {
    if (typeof step === 'function') step();
    else runStep(step);
  }
}

try {
  runAll();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  // A step without tests of its own (types, lint, build) that fails is one failure.
  if (counts.failed === 0) counts = addCounts(counts, { passed: 0, failed: 1 });
}
console.log(`\n${lastLine(counts)}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

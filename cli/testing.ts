import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from './run';

export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without a process; with `interrupt`, Ctrl+C is pressed at its first answer. */
export async function command(argv: readonly string[], { interrupt = false } = {}): Promise<Captured> {
  let stdout = '';
  let stderr = '';
  let press = () => {};
  const code = await run(argv, {
    stdout(text) {
      stdout += text;
      if (interrupt) press();
    },
    stderr(text) {
      stderr += text;
    },
    onInterrupt(handler) {
      press = handler;
      return () => {
        press = () => {};
      };
    },
  });
  return { code, stdout, stderr };
}

export interface Scratch {
  path(name: string): string;
  remove(): void;
}

export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'layerloom-cli-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}

/** Projects on disk that verbs are tried on. */
export interface TestProjects {
  /** XOR with typed weights, exact on its four rows. */
  readonly gate: string;
  /** The chapter's Iris network, and trained so that it is nearly always right. */
  readonly iris: string;
  readonly trained: string;
  /** What the training said, as JSON. */
  readonly training: Captured;
}

export async function makeTestProjects(scratch: Scratch): Promise<TestProjects> {
  const iris = scratch.path('iris.layerloom');
  const trained = scratch.path('trained.layerloom');
  const gate = scratch.path('gate.layerloom');
  await command(['new', 'xor-by-hand', '-o', gate]);
  await command(['new', 'first-mlp', '-o', iris]);
  const training = await command([
    ...['train', iris, '--epochs', '60', '--lr', '0.1', '--batch', '16', '--json', '-o', trained],
  ]);
  return { gate, iris, trained, training };
}

/** Replaces part of a project's text, to make it faulty; answers where that lies. */
export function spoil(scratch: Scratch, path: string, from: string | RegExp, to: string): string {
  const spoilt = scratch.path('spoilt.layerloom');
  const text = readFileSync(path, 'utf8');
  if (text.search(from) < 0) throw new Error(`${path} has no ${String(from)}`);
  writeFileSync(spoilt, text.replace(from, to));
  return spoilt;
}

export const linesOf = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const metrics = z.strictObject({ loss: z.number(), accuracy: z.number() });

/** A line of `train --json`. */
export const epochLine = z.strictObject({
  kind: z.literal('epoch'),
  epoch: z.number(),
  train: metrics,
  test: metrics,
  samplesPerSecond: z.number(),
});
/** What `evaluate --json` prints. */
export const evaluation = z.strictObject({
  n: z.number(),
  accuracy: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  confusion: z.array(z.array(z.number())),
});

/**
 * `npm run bench -- [--only small,mlp,…] [--rounds 7] [--quick] [--write] [--processor-time] [--playground FOLDER]`: prints
 * tables, then all of it as one line of JSON. `--write` puts the tables into RESULTS.md. `--processor-time` is for a machine
 * that is busy with other work. `--playground` names the sources of TensorFlow Playground, whose engine then takes part. Fails only where a ratio is less than half of its target, or where memory grows.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureAccuracy } from './accuracy';
import { compareSides } from './compare';
import { timeEdits } from './edit';
import { describeMachine } from './machine';
import { type MemoryResult, watchMemory } from './memory';
import { nets } from './nets';
import { parseOptions } from './options';
import { targetLines } from './other-targets';
import { measurePeak } from './peak';
import {
  accuracySection,
  editSection,
  machineSection,
  memorySection,
  netSection,
  targetSection,
  windowSection,
} from './report';
import { playgroundVariable } from './sides/playground';
import { type CheckedTarget, checkTargets } from './targets';
import { measureWindow } from './window-part';

const { parts, effort, memorySteps, seeds, write, playground } = parseOptions(process.argv.slice(2));
if (playground !== undefined) process.env[playgroundVariable] = resolve(playground);
/** The app's trainer, and each engine called bare. */
const memorySides = ['trainer', 'fused-1', 'tfjs-ours'] as const;
const has = (part: string): boolean => parts.includes(part);
const say = (line: string): void => console.error(line);

const sections: string[] = [];
/** Printed as soon as it is known: a run takes minutes. */
const show = (section: string): void => {
  console.log(`${section}\n`);
  sections.push(section);
};

const date = new Date().toISOString().slice(0, 10);
const machine = describeMachine();
const peak = has('peak') ? measurePeak() : null;
show(machineSection(date, machine, effort, peak));

const comparisons = [];
for (const net of nets.filter(({ id }) => has(id))) {
  const comparison = await compareSides(net, effort, say);
  comparisons.push(comparison);
  show(netSection(comparison, peak));
}
const targets = checkTargets(comparisons);

const memory = has('memory') ? memorySides.map((id) => watchMemory(id, memorySteps)) : [];
if (memory.length > 0) show(memorySection(memory));

const edits = has('edit') ? timeEdits(1000) : [];
if (edits.length > 0) show(editSection(edits));

const window = has('window') ? measureWindow() : null;
if (window) show(windowSection(window));

const accuracies = has('accuracy') ? measureAccuracy(seeds, say) : [];
if (accuracies.length > 0) show(accuracySection(accuracies));

const lines = targetLines({ targets, peak, window, memory, edits, accuracies });
if (lines.length > 0) show(targetSection(lines));

console.log(JSON.stringify({ date, machine, effort, peak, comparisons, memory, edits, window, accuracies, lines }));
if (write) {
  const command = `\`npm run bench -- ${process.argv.slice(2).join(' ')}\``;
  const text = ['# What `npm run bench` measured', command, ...sections].join('\n\n');
  writeFileSync(new URL('RESULTS.md', import.meta.url), `${text}\n`);
}

const faults = [...targets.flatMap((target) => faultOf(target) ?? []), ...memory.flatMap((side) => leakOf(side) ?? [])];
for (const fault of faults) console.error(`Far from its target: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

function faultOf({ verdict, net, side, against, least, ratio }: CheckedTarget): string | null {
  if (verdict !== 'far below' || !ratio) return null;
  return `${net}: ${side} ÷ ${against} is ${ratio.median.toFixed(2)}, not ${least}`;
}

function leakOf({ title, flat }: MemoryResult): string | null {
  return flat ? null : `${title}: memory grows`;
}

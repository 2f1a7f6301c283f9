/**
 * Serves one side of one net over its standard streams, as the Python sides do: a JSON line says that it is ready or why
 * it is absent; for every line `train <steps>` one line answers what that took.
 */
import { createInterface } from 'node:readline';
import { readData } from './data';
import { findNet } from './nets';
import { findSide } from './sides/registry';

const [sideId = '', netId = '', folder = ''] = process.argv.slice(2);
const net = findNet(netId);
const { runs } = findSide(sideId);
if (runs.in !== 'node') throw new Error(`${sideId} does not run in Node.`);
const open = await runs.load();
const side = await open(net, readData(net, folder));
answer({ ready: side.note });

for await (const line of createInterface({ input: process.stdin })) {
  const steps = Number(line.replace('train ', ''));
  await side.prepare?.(steps);
  const used = process.cpuUsage();
  const started = performance.now();
  const trained = await side.train(steps);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  answer({ seconds, processor: (user + system) / 1e6, ...trained });
}
// Helper threads of an engine would keep the process.
process.exit(0);

function answer(value: unknown): void {
  console.log(JSON.stringify(value));
}

/** Trains a side for many steps and says what it holds: `memory-child <side> <net> <folder> <steps>`, with `--expose-gc`. */
import { readData } from './data';
import { findNet } from './nets';
import { findSide } from './sides/registry';

const [sideId = '', netId = '', folder = '', steps = ''] = process.argv.slice(2);
const readings = 10;
const net = findNet(netId);
const { runs } = findSide(sideId);
if (runs.in !== 'node') throw new Error(`${sideId} does not run in Node.`);
const open = await runs.load();
const side = await open(net, readData(net, folder));
const share = Math.ceil(Number(steps) / readings);

// The first share compiles and allocates, and does not count.
for (let reading = 0; reading <= readings; reading++) {
  await side.prepare?.(share);
  await side.train(share);
  collect();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  const line = { steps: reading * share, heapUsed, external, arrayBuffers, rss, wasm: side.wasmBytes?.() ?? 0 };
  console.log(JSON.stringify(line));
}
process.exit(0);

function collect(): void {
  if (!globalThis.gc) throw new Error('Start it with --expose-gc.');
  globalThis.gc();
}

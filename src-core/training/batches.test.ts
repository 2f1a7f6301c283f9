import { beforeAll, describe, expect, test } from 'vitest';
import { madeDataset } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeBatchSource } from './batches';

describe.each(['cpu', 'wasm'] as const)('batches on %s', (engine) => {
  beforeAll(() => startBackend(engine));

  test.each([
    [[3], 'floats'],
    [[3], 'bytes'],
    [[6, 6, 1], 'bytes'],
    [[40], 'floats'],
  ] as const)('are the rows that the order names, scaled: %j of %s', (shape, storage) => {
    const { info, train } = madeDataset(shape, 4, 9, 4, storage);
    const width = train.features.length / 9;
    const source = makeBatchSource(tfjs, info, train);
    const order = Uint32Array.of(8, 2, 2, 5, 0);
    tfjs.tidy(() => {
      // The last batch of an epoch is shorter.
      for (const [from, to] of [
        [0, 3],
        [3, 5],
      ] as const) {
        const rows = [...order.slice(from, to)];
        const features = source.features(order, from, to);
        const expected = rows.flatMap((row) => [...train.features.slice(row * width, (row + 1) * width)]);
        expect(features.shape).toEqual([to - from, ...shape]);
        const values = [...features.dataSync()];
        expect(values).toHaveLength(expected.length);
        values.forEach((value, index) => {
          const wanted = (expected[index] ?? NaN) * info.scale;
          expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2 ** -22 * Math.abs(wanted));
        });
        expect([...source.targets(order, from, to).labels]).toEqual(rows.map((row) => train.labels[row]));
      }
    });
  });
});

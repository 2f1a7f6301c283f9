import { describe, expect, it } from 'vitest';
import type { DatasetRef } from '../graph/document';
import { elementsOf } from '../nodes/shape-rules';
import type { Dataset, Split } from './define-dataset';
import { loadDataset } from './load-dataset';
import { toOwnUnits } from './own-units';
import { datasetDefinitions, datasetInfo, findDataset } from './registry';

const noFiles = () => Promise.reject(new Error('no such file'));
const made = datasetDefinitions.filter(({ source }) => source.kind === 'made');
const points = made.filter(({ group }) => group === 'points').map(({ id }) => id);

async function load(ref: DatasetRef): Promise<Dataset> {
  const loaded = await loadDataset(ref, noFiles);
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

function countLabels({ labels }: Split): number[] {
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

describe('the registry', () => {
  it('has every id once', () => {
    expect(new Set(datasetDefinitions.map(({ id }) => id)).size).toBe(datasetDefinitions.length);
  });

  it.each(datasetDefinitions.map((definition) => [definition.id, definition] as const))(
    '%s: its defaults pass its own schema, every option has a form row, and it names origin and licence',
    (_id, definition) => {
      expect(definition.options.safeParse(definition.defaults).success).toBe(true);
      expect(definition.fields.map(({ key }) => key).sort()).toEqual(Object.keys(definition.defaults).sort());
      expect(definition.origin).not.toBe('');
      expect(definition.licence).not.toBe('');
      expect(definition.doc).toMatch(/\.$/);
    },
  );

  it.each(made.map(({ id }) => id))('%s: its rows are what its info promises', async (id) => {
    const { info, train, test } = await load({ id, options: {} });
    expect(info).toEqual(datasetInfo({ id, options: {} }));
    for (const [split, count] of [
      [train, info.trainCount],
      [test, info.testCount],
    ] as const) {
      expect(split.count).toBe(count);
      expect(split.labels.length).toBe(count);
      expect(split.features.length).toBe(count * elementsOf(info.shape));
      expect(split.features.every(Number.isFinite)).toBe(true);
      const isLabel = (label: number) =>
        info.task === 'regression' ? Number.isFinite(label) : label < info.classes.length;
      expect(split.labels.every(isLabel)).toBe(true);
    }
  });

  it('answers null for unknown ids and options out of range', () => {
    expect(findDataset('cifar')).toBeNull();
    expect(datasetInfo({ id: 'cifar', options: {} })).toBeNull();
    expect(datasetInfo({ id: 'moons', options: { size: 49 } })).toBeNull();
    expect(datasetInfo({ id: 'moons', options: { noise: 'much' } })).toBeNull();
    expect(datasetInfo({ id: 'moons', options: { size: 90 } })?.testCount).toBe(30);
  });

  it('says in a sentence what cannot be loaded', async () => {
    const errors = await Promise.all(
      [
        { id: 'cifar', options: {} },
        { id: 'moons', options: { noise: 2 } },
        { id: 'mnist', options: {} },
      ].map(async (ref) => {
        const loaded = await loadDataset(ref, noFiles);
        return loaded.ok ? '' : loaded.error;
      }),
    );
    expect(errors[0]).toBe('There is no data set "cifar".');
    expect(errors[1]).toContain('Moons: option "noise" is wrong');
    expect(errors[2]).toBe('MNIST digits: the data in mnist.bin could not be read (no such file).');
  });
});

describe.each(points)('points: %s', (id) => {
  it('is the same for the same seed and another for another', async () => {
    const [first, again, other] = await Promise.all([7, 7, 8].map((seed) => load({ id, options: { seed } })));
    expect(again).toEqual(first);
    expect(other?.train.features).not.toEqual(first?.train.features);
  });

  it('has both classes in equal shares in both sets, and in any first rows', async () => {
    const { train, test } = await load({ id, options: { size: 301 } });
    expect([train.count, test.count]).toEqual([201, 100]);
    for (const split of [train, test]) {
      const [first = 0, second = 0] = countLabels(split);
      expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
    }
    expect(countLabels({ ...train, labels: train.labels.slice(0, 10) })).toEqual([5, 5]);
  });

  it('can be told apart without noise: the nearest training point has the right class', async () => {
    const { train, test } = await load({ id, options: { noise: 0, size: 1000 } });
    expect(nearestNeighbourAccuracy(train, test)).toBe(1);
  });

  it('gets harder with noise', async () => {
    const { train, test } = await load({ id, options: { noise: 0.5, size: 2000 } });
    const accuracy = nearestNeighbourAccuracy(train, test);
    expect(accuracy).toBeLessThan(0.99);
    expect(accuracy).toBeGreaterThan(0.55);
  });

  it('stays within the usual square', async () => {
    const { train } = await load({ id, options: { noise: 0, size: 5000 } });
    expect(Math.max(...train.features.map(Math.abs))).toBeLessThanOrEqual(3.5);
  });
});

describe('logic gates', () => {
  it.each([
    ['and', [0, 0, 0, 1]],
    ['or', [0, 1, 1, 1]],
    ['nand', [1, 1, 1, 0]],
    ['nor', [1, 0, 0, 0]],
    ['xor', [0, 1, 1, 0]],
    ['xnor', [1, 0, 0, 1]],
  ])('%s answers its four rows', async (gate, answers) => {
    const { train, test } = await load({ id: 'logic-gates', options: { gate } });
    expect([...train.features]).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
    expect([...train.labels]).toEqual(answers);
    expect(test).toEqual(train);
  });
});

describe('Iris', () => {
  it('holds out a third of each species', async () => {
    const { train, test } = await load({ id: 'iris', options: {} });
    expect(countLabels(train)).toEqual([33, 33, 34]);
    expect(countLabels(test)).toEqual([17, 17, 16]);
  });

  it('feeds the training set with mean 0 and deviation 1, and leads back to centimetres', async () => {
    const { info, train, test } = await load({ id: 'iris', options: {} });
    for (let column = 0; column < 4; column++) {
      const values = [...train.features].filter((_, index) => index % 4 === column);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(0, 5);
      expect(variance).toBeCloseTo(1, 5);
    }
    // The published means of all 150 flowers: 5.8433, 3.0573, 3.758, 1.1993 cm.
    const all = [...toOwnUnits(info, train.features), ...toOwnUnits(info, test.features)];
    const means = [0, 1, 2, 3].map(
      (column) => all.filter((_, index) => index % 4 === column).reduce((a, b) => a + b) / 150,
    );
    for (const [column, mean] of [5.8433, 3.0573, 3.758, 1.1993].entries()) expect(means[column]).toBeCloseTo(mean, 3);
  });
});

function nearestNeighbourAccuracy(train: Split, test: Split): number {
  let right = 0;
  for (let row = 0; row < test.count; row++) {
    let best = Number.POSITIVE_INFINITY;
    let answer = -1;
    for (let other = 0; other < train.count; other++) {
      const x = (train.features[2 * other] ?? 0) - (test.features[2 * row] ?? 0);
      const y = (train.features[2 * other + 1] ?? 0) - (test.features[2 * row + 1] ?? 0);
      if (x * x + y * y >= best) continue;
      best = x * x + y * y;
      answer = train.labels[other] ?? -1;
    }
    if (answer === test.labels[row]) right++;
  }
  return right / test.count;
}

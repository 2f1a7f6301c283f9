import { describe, expect, test } from 'vitest';
import type { Dataset } from './define-dataset';
import { loadDataset } from './load-dataset';
import { toOwnUnits } from './own-units';

async function load(id: string, options: Record<string, string | number> = {}): Promise<Dataset> {
  const loaded = await loadDataset({ id, options: { size: 20_000, ...options } }, () => Promise.reject(new Error()));
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

/** Share of yes among the rows whose measured value lies between the edges. */
function shares({ info, train }: Dataset, edges: readonly number[]): number[] {
  const measured = toOwnUnits(info, train.features);
  return edges.slice(1).map((high, index) => {
    const low = edges[index] ?? 0;
    const rows = [...measured].flatMap((value, row) => (value >= low && value < high ? [row] : []));
    return rows.reduce((sum, row) => sum + (train.labels[row] ?? 0), 0) / rows.length;
  });
}

describe('income', () => {
  test('who earns more is likelier to repay, over the whole range', async () => {
    const found = shares(await load('income'), [5, 15, 25, 35, 50, 80, 150]);
    for (let index = 1; index < found.length; index++) expect(found[index]).toBeGreaterThan(found[index - 1] ?? 1);
    expect(found[0]).toBeLessThan(0.3);
    expect(found.at(-1)).toBeGreaterThan(0.9);
  });
});

describe('body temperature', () => {
  test('the risk is least at 37 °C and rises both ways', async () => {
    const [cold = 0, cool = 0, healthy = 1, warm = 0, hot = 0] = shares(
      await load('body-temperature'),
      [33, 35, 36.2, 37.8, 39, 41],
    );
    expect(healthy).toBeLessThan(0.1);
    for (const near of [cool, warm]) expect(near).toBeGreaterThan(healthy + 0.2);
    for (const far of [cold, hot]) expect(far).toBeGreaterThan(0.85);
  });

  test('the remedy is the distance from 37 °C of the same patients', async () => {
    const raw = await load('body-temperature');
    const remedied = await load('body-temperature', { feature: 'distance' });
    expect(remedied.train.labels).toEqual(raw.train.labels);
    const temperatures = toOwnUnits(raw.info, raw.test.features);
    toOwnUnits(remedied.info, remedied.test.features).forEach((distance, row) => {
      expect(distance).toBeCloseTo(Math.abs((temperatures[row] ?? 0) - 37), 4);
    });
  });
});

test.each([
  ['income', {}],
  ['income', { feature: 'log' }],
  ['body-temperature', {}],
  ['body-temperature', { feature: 'distance' }],
] as const)('%s %j is fed with mean 0 and deviation 1', async (id, options) => {
  const { features, count } = (await load(id, options)).train;
  const mean = [...features].reduce((sum, value) => sum + value, 0) / count;
  const variance = [...features].reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.05);
});

import { describe, expect, test } from 'vitest';
import { checkedFormula, drawnFunction, formatHeights } from './curve-function';
import { loadDataset } from './load-dataset';

const noFiles = () => Promise.reject(new Error('no files'));

async function load(options: Record<string, string | number>) {
  const loaded = await loadDataset({ id: 'curve', options }, noFiles);
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

describe('the curve', () => {
  test('without noise is the formula itself, at places spread over −3 to 3', async () => {
    const { train, test: held } = await load({ formula: 'x^2 - 1', noise: 0, size: 300 });
    expect([train.count, held.count]).toEqual([200, 100]);
    for (const { features, labels } of [train, held]) {
      features.forEach((x, row) => {
        expect(labels[row]).toBeCloseTo(x * x - 1, 5);
      });
      expect(Math.min(...features)).toBeLessThan(-2.8);
      expect(Math.max(...features)).toBeGreaterThan(2.8);
    }
  });

  test('with noise strays by its standard deviation', async () => {
    const { train } = await load({ formula: '0 x', noise: 0.5, size: 20_000 });
    const variance = [...train.labels].reduce((sum, y) => sum + y * y, 0) / train.count;
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
  });

  test('drawn goes straight from height to height', async () => {
    const heights = Array.from({ length: 61 }, (_, index) => (index % 2 === 0 ? 0 : 1));
    const made = drawnFunction(formatHeights(heights));
    if (!made.ok) throw new Error(made.error);
    expect([-3, -2.95, -2.9, -2.85, 3].map((x) => Math.round(made.value(x) * 100) / 100)).toEqual([0, 0.5, 1, 0.5, 0]);
    const { train } = await load({ kind: 'drawn', drawn: formatHeights(heights), noise: 0 });
    expect(Math.max(...train.labels)).toBeLessThanOrEqual(1);
  });

  test.each([
    ['log(x)', 'At x = −3 it has no value. It must have one from −3 to 3.'],
    ['1/x', 'At x = 0 it has no value. It must have one from −3 to 3.'],
    ['exp(2x)', 'At x = 2.303 it is 100.1: keep it between −100 and 100, for example by dividing it.'],
    ['sin(', 'At character 5: The formula ends too early.'],
  ])('%s is refused in one sentence', async (formula, expected) => {
    const checked = checkedFormula(formula);
    expect(checked.ok ? '' : checked.error).toBe(expected);
    const loaded = await loadDataset({ id: 'curve', options: { formula } }, noFiles);
    expect(loaded.ok ? '' : loaded.error).toBe(`Curve: option "formula" is wrong. ${expected}`);
  });
});

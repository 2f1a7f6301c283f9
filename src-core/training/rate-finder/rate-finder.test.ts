import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../datasets/define-dataset';
import { makeFusedEngine } from '../../engine/fused/fused-engine';
import type { StepEngine } from '../../engine/step-engine';
import { initialWeights } from '../../model/initial-weights';
import type { TrainPlan } from '../../plan/plan';
import { makeFusedInstance } from '../../testing/fused-node';
import { madeDataset, planOf, smallPlan } from '../../testing/plans';
import { startBackend, tfjs } from '../../testing/tfjs-node';
import { makeNetwork } from '../network';
import { makeTfjsEngine } from '../tfjs-engine';
import { type RateTest, rateAt } from './rate-test';
import { evenedLosses, roundDown, suggestRate } from './suggest-rate';
import { planOfTest, rangeFor, tryRates } from './try-rates';

beforeAll(() => startBackend('cpu'));

type Maker = (plan: TrainPlan, dataset: Dataset) => StepEngine;
const engines: readonly (readonly [string, Maker])[] = [
  ['TensorFlow.js', (plan, dataset) => makeTfjsEngine(makeNetwork(tfjs, plan, initialWeights(plan)), dataset)],
  ['the fused engine', (plan, dataset) => makeFusedEngine(makeFusedInstance(), plan, dataset, initialWeights(plan))],
];
const host = { yieldControl: () => Promise.resolve(), progress: () => undefined };

/** One weight and no bias that starts at 0, on rows that lie near a line: the loss is a parabola of the weight. */
const line = planOf([1], [{ type: 'dense', params: { units: 1, bias: false, initialiser: 'zeros' } }], {
  training: { batch: 8, optimizer: 'sgd' },
});
const xs = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2];
const ys = [-4.1, -2.8, -2.2, -0.7, 1.3, 1.9, 3.2, 3.9];
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanSquare = mean(xs.map((x) => x * x));
/** Least squares by hand: the best weight, and the loss that is left with it. */
const best = mean(xs.map((x, row) => x * (ys[row] ?? 0))) / meanSquare;
const left = mean(xs.map((x, row) => ((ys[row] ?? 0) - best * x) ** 2));
const rows = { count: 8, features: Float32Array.from(xs), labels: Float32Array.from(ys) };
const nearLine: Dataset = {
  info: { shape: [1], task: 'regression', classes: [], trainCount: 8, testCount: 8, scale: 1, unit: 'rows' },
  train: rows,
  test: rows,
};
/** The slope is 2 mean(x²) (w − best): with a larger rate each step ends farther away than it began. */
const critical = 1 / meanSquare;

describe.each(engines)('on %s', (_, makeEngine) => {
  test('on a parabola every loss is that of the formula, and only rates above the critical one explode', async () => {
    const engine = makeEngine(planOfTest(line), nearLine);
    const found = await tryRates(engine, line, 8, host);
    engine.dispose();
    const range = rangeFor('sgd');
    let distance = best;
    const below = found.tried.filter(({ rate }) => rate < critical);
    expect(below.length).toBeGreaterThan(50);
    for (const [step, { rate, loss }] of below.entries()) {
      expect(rate).toBeCloseTo(rateAt(range, step), 12);
      const expected = distance ** 2 * meanSquare + left;
      expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-3);
      distance *= 1 - 2 * rate * meanSquare;
    }
    expect(found.exploded).toBeGreaterThan(critical);
    // From the very bottom, where a parabola without noise leaves it, the way back up takes some steps.
    expect(found.exploded).toBeLessThan(40 * critical);
    const suggestion = suggestRate(found);
    expect(suggestion?.rate).toBeLessThan(critical);
    expect(suggestion?.rate).toBeGreaterThan(critical / 50);
  });

  test('the same plan gives the same test, to the last bit', async () => {
    const dataset = madeDataset([6], 3, 160, 30);
    const plan = smallPlan();
    const [one, other] = await Promise.all(
      [0, 1].map(async () => {
        const engine = makeEngine(planOfTest(plan), dataset);
        const found = await tryRates(engine, plan, 160, host);
        engine.dispose();
        return found;
      }),
    );
    expect(one).toEqual(other);
  });

  test('a loss that is no number any more ends the test', async () => {
    const engine = makeEngine(planOfTest(line), nearLine);
    const found = await tryRates(engine, line, 8, host, { from: 1e20, to: 1e30, steps: 40 });
    engine.dispose();
    expect(found.tried.length).toBeLessThan(40);
    expect(found.exploded).toBe(found.tried.at(-1)?.rate);
  });
});

/** A test whose losses are those of a function of the logarithm of the rate, 20 a decade from 1e-4. */
function testOf(lossAt: (log: number) => number, exploded: number | null = null): RateTest {
  const tried = Array.from({ length: 100 }, (_, step) => {
    const log = -4 + step / 20;
    return { rate: 10 ** log, loss: lossAt(log) };
  });
  return { tried, exploded };
}

const fallAtHundredth = (log: number): number => 2 - 1.5 / (1 + Math.exp(-6 * (log + 2)));

test('the steepest fall is found where a logistic curve has it, and a tenth of the explosion is the most', () => {
  const found = suggestRate(testOf(fallAtHundredth));
  expect(Math.log10(found?.steepest ?? 0)).toBeCloseTo(-2, 0);
  const rising = (log: number): number => fallAtHundredth(log) + Math.exp(8 * (log + 0.5));
  const capped = suggestRate(testOf(rising, 0.04));
  expect(capped?.rate).toBe(0.002);
});

test('one hard minibatch at the beginning is no fall', () => {
  const plain = suggestRate(testOf(fallAtHundredth));
  const test = testOf(fallAtHundredth);
  const [first, ...others] = test.tried;
  if (first === undefined) throw new Error('nothing tried');
  const hard = suggestRate({ ...test, tried: [{ ...first, loss: first.loss + 3 }, ...others] });
  expect(hard?.rate).toBe(plain?.rate);
});

test('a loss that does not fall suggests nothing', () => {
  expect(suggestRate(testOf(() => 2.3))).toBeNull();
  expect(suggestRate(testOf((log) => 2.3 + Math.exp(log)))).toBeNull();
});

test('evening keeps a straight line as it is, without lag', () => {
  const losses = evenedLosses(testOf((log) => 1 - log));
  for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(1 - (-4 + step / 20), 10);
});

test('a rate is rounded down to 1, 2 or 5', () => {
  expect([0.034, 0.05, 0.0999, 0.1, 3, 1e-5].map(roundDown)).toEqual([0.02, 0.05, 0.05, 0.1, 2, 1e-5]);
});

import { expect, test } from 'vitest';
import { nodeId } from '../ids';
import { smallPlan } from '../testing/plans';
import { historyBudget, makeWeightHistory } from './weight-history';

const plan = smallPlan();
/** A snapshot of the small plan takes this many bytes. */
const bytes = 4 * plan.parameters;
const weightsOf = (step: number) => [
  {
    node: nodeId('n1'),
    name: 'kernel',
    shape: [plan.parameters],
    values: new Float32Array(plan.parameters).fill(step),
  },
];
const kept = (step: number) => ({ step, weights: weightsOf(step), gradients: [step] });

test('the schedule has every early step and two an octave later', () => {
  const history = makeWeightHistory(plan);
  const steps: number[] = [];
  for (let step = 0; step < 400; step = steps.at(-1) ?? 400) steps.push(history.nextAfter(step));
  expect(steps).toEqual([1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512]);
  expect(history.nextAfter(2 ** 30)).toBeGreaterThan(2 ** 30);
});

test('weights come back as they were given, copied both ways', () => {
  const history = makeWeightHistory(plan);
  const given = kept(3);
  history.keep(given, false);
  given.weights[0]?.values.fill(-1);
  expect(history.at(3)).toEqual(kept(3));
  history.at(3)?.weights[0]?.values.fill(-2);
  expect(history.at(5)).toEqual(kept(3));
  expect(history.at(2)).toBeNull();
});

test('epochs beyond the budget are thinned evenly; the first and the newest stay, and memory does not grow', () => {
  const room = 40;
  const history = makeWeightHistory(plan, room * bytes);
  for (let epoch = 0; epoch <= 5000; epoch++) {
    history.keep(kept(10 * epoch), true);
    expect(history.bytes).toBeLessThanOrEqual(room * bytes);
  }
  const { steps } = history;
  expect([steps[0], steps.at(-1), steps.length]).toEqual([0, 50_000, 30]);
  const gaps = steps.slice(1).map((step, index) => step - (steps[index] ?? 0));
  // The newest gap is still growing. Evenly spaced they would be 1,724 steps apart.
  const settled = gaps.slice(0, -1);
  expect(Math.max(...settled) / Math.min(...settled)).toBeLessThanOrEqual(3);
  for (const step of steps) expect(history.at(step)?.weights[0]?.values[0]).toBe(step);
});

test('steps of the schedule take at most a quarter and do not press epochs out', () => {
  const history = makeWeightHistory(plan, 16 * bytes);
  for (let step = 0, count = 0; count < 40; count++, step = history.nextAfter(step)) history.keep(kept(step), false);
  expect(history.steps).toHaveLength(4);
  expect(history.steps[0]).toBe(0);
  for (let epoch = 1; epoch <= 50; epoch++) history.keep(kept(7_000_000 * epoch), true);
  expect(history.steps).toHaveLength(16);
});

test('a step that is kept again as an epoch is one entry', () => {
  const history = makeWeightHistory(plan);
  history.keep(kept(8), false);
  history.keep(kept(8), true);
  expect(history.steps).toEqual([8]);
  history.clear();
  expect(history.steps).toEqual([]);
});

test('a network that does not fit is not kept', () => {
  const history = makeWeightHistory({ ...plan, parameters: historyBudget });
  history.keep(kept(0), true);
  history.keep(kept(1), false);
  expect(history.steps).toEqual([]);
});

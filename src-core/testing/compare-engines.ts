import { expect } from 'vitest';
import type { Dataset } from '../datasets/define-dataset';
import type { StepEngine } from '../engine/step-engine';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import { orderOfEpoch } from '../training/batches';

/**
 * Largest difference of two rows of numbers, relative to the largest of them; 0 where both have the same NaN.
 * @param least what the largest is taken for where it is smaller: steps that cancel leave only their rounding
 */
export function relativeDifference(one: ArrayLike<number>, other: ArrayLike<number>, least = 0): number {
  if (one.length !== other.length) return Infinity;
  let size = least;
  let difference = 0;
  for (let index = 0; index < one.length; index++) {
    const [a, b] = [one[index] ?? NaN, other[index] ?? NaN];
    if (Number.isFinite(a)) size = Math.max(size, Math.abs(a));
    if (Number.isFinite(b)) size = Math.max(size, Math.abs(b));
    if (Object.is(a, b)) continue;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
    difference = Math.max(difference, Math.abs(a - b));
  }
  return difference === 0 ? 0 : difference / size;
}

/** How two engines are to agree. */
export interface Agreement {
  readonly epochs: number;
  /** Relative: of each minibatch's loss to the largest of the epoch, and of each weight to the largest of its tensor, or the learning rate. */
  readonly tolerance: number;
  /** Answers of an epoch that may differ, where two outputs of a row are equal but for rounding. */
  readonly ties?: number;
}

/** A mean loss below this is a power of the distance of logits: it is known only as well as float32 rounds those. */
const leastLoss = 0.01;

/** As little as is left of a gradient behind a softmax that is sure of itself. */
const leastNorm = 0.1;

/** Trains two engines side by side and compares all that a `StepEngine` answers. */
export function expectSameTraining(
  engine: StepEngine,
  truth: StepEngine,
  plan: TrainPlan,
  dataset: Dataset,
  { epochs, tolerance, ties = 0 }: Agreement,
): void {
  const rows = dataset.train.count;
  const steps = Math.ceil(rows / Math.min(plan.training.batch, rows));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = orderOfEpoch(plan.seed, epoch, rows);
    engine.begin(order);
    truth.begin(order);
    const ours = engine.train(0, steps, epoch * steps, true);
    const theirs = truth.train(0, steps, epoch * steps, true);
    const place = `epoch ${epoch}: ${[...ours.loss].join(' ')} against ${[...theirs.loss].join(' ')}`;
    expect(ours.loss.length, place).toBe(theirs.loss.length);
    expect(relativeDifference(ours.loss, theirs.loss, leastLoss), place).toBeLessThanOrEqual(tolerance);
    expect(countDifference(ours.right, theirs.right), place).toBeLessThanOrEqual(ties);
    expectSameNorms(ours.gradients, theirs.gradients, tolerance);
    expectSameWeights(engine.readWeights(), truth.readWeights(), tolerance, plan.training.learningRate);
    expectSameEvaluation(engine, truth, dataset, tolerance, ties);
  }
}

function expectSameEvaluation(
  engine: StepEngine,
  truth: StepEngine,
  dataset: Dataset,
  tolerance: number,
  ties: number,
): void {
  const classes = dataset.info.classes.length;
  for (const split of ['train', 'test'] as const) {
    const [ours, theirs] = [new Uint32Array(classes * classes), new Uint32Array(classes * classes)];
    const { count } = dataset[split];
    const from = count > 3 ? 1 : 0;
    const loss = engine.evaluate(split, from, count, ours);
    const expected = truth.evaluate(split, from, count, theirs);
    const difference = relativeDifference([loss], [expected], leastLoss * (count - from));
    expect(difference, `evaluation of ${split}: ${loss}, ${expected}`).toBeLessThanOrEqual(tolerance);
    expect(countDifference(ours, theirs), `confusion of ${split}`).toBeLessThanOrEqual(2 * ties);
  }
}

function countDifference(one: Uint32Array, other: Uint32Array): number {
  return one.reduce((sum, count, index) => sum + Math.abs(count - (other[index] ?? NaN)), 0);
}

function expectSameNorms(
  ours: readonly (number | null)[] | null,
  theirs: readonly (number | null)[] | null,
  tolerance: number,
): void {
  const known = (norms: readonly (number | null)[] | null) => norms?.map((norm) => norm !== null);
  expect(known(ours)).toEqual(known(theirs));
  const numbers = (norms: readonly (number | null)[] | null): number[] => (norms ?? []).map((norm) => norm ?? 0);
  expect(relativeDifference(numbers(ours), numbers(theirs), leastNorm)).toBeLessThanOrEqual(tolerance);
}

export function expectSameWeights(ours: ModelWeights, theirs: ModelWeights, tolerance: number, least: number): void {
  expect(ours.map(({ node, name, shape }) => ({ node, name, shape }))).toEqual(
    theirs.map(({ node, name, shape }) => ({ node, name, shape })),
  );
  ours.forEach(({ node, name, values }, index) => {
    const difference = relativeDifference(values, theirs[index]?.values ?? [], least);
    expect(difference, `${name} of ${node}`).toBeLessThanOrEqual(tolerance);
  });
}

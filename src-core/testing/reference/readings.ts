import type { StepEngine } from '../../engine/step-engine';
import type { ModelWeights } from '../../model/weights';
import { makeRandom } from '../../random';
import { type Case, rowsOf } from './cases';
import { makeReferenceStep, type ReferenceStep } from './reference-step';
import { at, type Round } from './rule';

/** Something of a run that two engines should agree on. */
export interface Reading {
  /** Steps done before it; those of the step itself come before its weights. */
  readonly step: number;
  readonly values: ArrayLike<number>;
  /** Whole numbers of answers, not measured ones. */
  readonly counts: boolean;
}

/** By what was read, in the order of the run. */
export type Readings = ReadonlyMap<string, Reading>;

/** One call to `train`. */
interface Call {
  /** Of the rows in this epoch. */
  readonly order: Uint32Array;
  readonly learningRate: number;
  readonly first: number;
  readonly count: number;
  readonly step: number;
}

/** The calls of a run: each epoch has an order of its own and half the learning rate of the one before. */
function callsOf({ plan, dataset, epochs, calls }: Case): readonly Call[] {
  const rows = dataset.train.count;
  const stepsPerEpoch = Math.ceil(rows / sizeOf({ plan, dataset }));
  const made: Call[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = Uint32Array.from({ length: rows }, (_, row) => row);
    makeRandom(plan.seed).fork('order of rows').fork(epoch).shuffle(order);
    const learningRate = plan.training.learningRate / 2 ** epoch;
    for (let first = 0; first < stepsPerEpoch; ) {
      const count = Math.min(calls[made.length % calls.length] ?? 1, stepsPerEpoch - first);
      made.push({ order, learningRate, first, count, step: epoch * stepsPerEpoch + first });
      first += count;
    }
  }
  return made;
}

function sizeOf({ plan, dataset }: Pick<Case, 'plan' | 'dataset'>): number {
  return Math.min(plan.training.batch, dataset.train.count);
}

/** What the reference reads, and what it takes to judge how firm that is. */
export interface ReferenceRun {
  readonly readings: Readings;
  /** Of every step what went through the network. */
  readonly steps: readonly ReferenceStepRecord[];
  /** Outputs of all operations in inference mode after the run, by split. */
  readonly evaluated: readonly (readonly Float64Array[])[];
}

export interface ReferenceStepRecord {
  readonly outputs: readonly Float64Array[];
  /** Before the step. */
  readonly weights: readonly (readonly Float64Array[])[];
  readonly labels: ArrayLike<number>;
}

const splits = ['train', 'test'] as const;

export function runReference(one: Case, round?: Round): ReferenceRun {
  const { plan, dataset } = one;
  const reference = makeReferenceStep(plan, one.weights, round);
  const readings = new Map<string, Reading>();
  const steps: ReferenceStepRecord[] = [];
  const size = sizeOf(one);
  for (const { order, learningRate, first, count, step } of callsOf(one)) {
    reference.learningRate = learningRate;
    for (let index = 0; index < count; index++) {
      const from = (first + index) * size;
      const { features, targets } = rowsOf(dataset, 'train', order.subarray(from, from + size));
      const weights = reference.weights.map((own) => own.map((values) => values.slice()));
      const { loss, right, outputs, gradients } = reference.step(features, targets, step + index);
      steps.push({ outputs, weights, labels: targets.labels });
      noteStep(readings, step + index, loss, right);
      if (index < count - 1) continue;
      const norms = gradients.map((own) => {
        const values = own.flatMap((gradient) => (gradient ? [...gradient] : []));
        return values.length === 0 ? null : Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
      });
      noteNorms(readings, one, step + index, norms);
      noteWeights(readings, one, step + index, reference.weights.flat());
    }
  }
  const evaluated = splits.map((split) => evaluateReference(readings, one, reference, split, steps.length));
  return { readings, steps, evaluated };
}

function evaluateReference(
  readings: Map<string, Reading>,
  { dataset }: Case,
  reference: ReferenceStep,
  split: 'train' | 'test',
  step: number,
): readonly Float64Array[] {
  const { count } = dataset[split];
  const { features, targets } = rowsOf(dataset, split, [...Array(count).keys()]);
  const { loss, classes, outputs } = reference.evaluate(features, targets);
  const width = classesOf(dataset.info);
  const confusion = new Uint32Array(width * width);
  classes.forEach((answer, row) => {
    const cell = at(targets.labels, row) * width + answer;
    if (width > 0) confusion[cell] = at(confusion, cell) + 1;
  });
  noteEvaluation(readings, split, step, loss, confusion);
  return outputs;
}

/** The same of an engine. Run twice from the first weights, the second time with the slots of the first forgotten. */
export function runEngine(engine: StepEngine, one: Case): readonly Readings[] {
  return [1, 2].map((round) => {
    if (round === 2) engine.writeWeights(one.weights);
    const readings = new Map<string, Reading>();
    let done = 0;
    for (const { order, learningRate, first, count, step } of callsOf(one)) {
      engine.learningRate = learningRate;
      if (first === 0) engine.begin(order);
      const trained = engine.train(first, count, step, true);
      trained.loss.forEach((loss, index) => {
        noteStep(readings, step + index, loss, at(trained.right, index));
      });
      done = step + count;
      if (trained.loss.length < count) return readings;
      if (trained.gradients) noteNorms(readings, one, done - 1, trained.gradients);
      noteWeights(readings, one, done - 1, checkedWeights(one, engine.readWeights()));
    }
    for (const split of splits) {
      const { count } = one.dataset[split];
      const width = classesOf(one.dataset.info);
      const confusion = new Uint32Array(width * width);
      const middle = Math.floor(count / 3);
      // In two parts, as a long evaluation is: losses and answers add up.
      const before = middle > 0 ? engine.evaluate(split, 0, middle, confusion) : 0;
      noteEvaluation(readings, split, done, before + engine.evaluate(split, middle, count, confusion), confusion);
    }
    return readings;
  });
}

function checkedWeights({ weights }: Case, read: ModelWeights): readonly Float32Array[] {
  const names = (list: ModelWeights): string =>
    list.map(({ node, name, shape }) => `${node} ${name} ${shape.join('×')}`).join(', ');
  if (names(read) !== names(weights)) throw new Error(`Weights read: ${names(read)}; written: ${names(weights)}.`);
  return read.map(({ values }) => values);
}

function classesOf(info: Case['dataset']['info']): number {
  return info.task === 'classification' ? info.classes.length : 0;
}

function noteStep(readings: Map<string, Reading>, step: number, loss: number, right: number): void {
  readings.set(`loss of step ${step}`, { step, values: [loss], counts: false });
  readings.set(`right answers of step ${step}`, { step, values: [right], counts: true });
}

function noteNorms(
  readings: Map<string, Reading>,
  { plan }: Case,
  step: number,
  norms: readonly (number | null)[],
): void {
  norms.forEach((norm, index) => {
    const what = `gradient norm of ${plan.operations[index]?.name} in step ${step}`;
    if (norm !== null) readings.set(what, { step, values: [norm], counts: false });
  });
}

function noteWeights(
  readings: Map<string, Reading>,
  { plan }: Case,
  step: number,
  weights: readonly ArrayLike<number>[],
): void {
  const names = plan.operations.flatMap(({ name, weights }) => weights.map((spec) => `${spec.name} of ${name}`));
  names.forEach((name, index) => {
    // A copy: the reference's weights move on.
    readings.set(`${name} after step ${step}`, { step, values: Array.from(weights[index] ?? []), counts: false });
  });
}

function noteEvaluation(
  readings: Map<string, Reading>,
  split: string,
  step: number,
  loss: number,
  confusion: Uint32Array,
): void {
  readings.set(`loss of the ${split} split`, { step, values: [loss], counts: false });
  readings.set(`confusion of the ${split} split`, { step, values: confusion, counts: true });
}

import type { LossName } from '../../graph/document';
import { at } from './rule';

/** Class indices `[rows]`, or values `[rows, units]`. */
export interface ReferenceTargets {
  readonly labels: ArrayLike<number>;
  readonly kind: 'class' | 'value';
}

/** The mean loss of a minibatch and its derivative by the outputs, `[rows, units]`. */
export interface ReferenceLoss {
  readonly mean: number;
  readonly gradient: Float64Array;
}

/** The loss of one sample: its outputs and targets, `[units]` each. */
type SampleLoss = (
  outputs: readonly number[],
  targets: readonly number[],
) => { readonly value: number; readonly gradient: readonly number[] };

/** @param outputs logits for the cross-entropies, else the network's answers; `[rows, units]` */
export function referenceLoss(
  name: LossName,
  outputs: Float64Array,
  targets: ReferenceTargets,
  units: number,
): ReferenceLoss {
  const rows = outputs.length / units;
  const loss = sampleLoss(name, units);
  const gradient = new Float64Array(outputs.length);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const found = loss([...outputs.subarray(row * units, (row + 1) * units)], targetsOf(targets, row, units));
    sum += found.value;
    found.gradient.forEach((slope, unit) => {
      gradient[row * units + unit] = slope / rows;
    });
  }
  return { mean: sum / rows, gradient };
}

/** The answer of each row: the unit with the largest output, the first of equal ones; of one unit which side it is on. */
export function predictedClasses(name: LossName, outputs: Float64Array, units: number): readonly number[] {
  const threshold = takesLogits(name) ? 0 : 0.5;
  return Array.from({ length: outputs.length / units }, (_, row) => {
    const own = [...outputs.subarray(row * units, (row + 1) * units)];
    return units === 1 ? Number(at(own, 0) > threshold) : own.indexOf(Math.max(...own));
  });
}

/** The cross-entropies take the output of the operation before a softmax or sigmoid head. */
export function takesLogits(name: LossName): boolean {
  return name === 'cross-entropy' || name === 'binary-cross-entropy';
}

/** One number for each unit: 1 for the unit of the class and 0 for the others; of one unit the label itself. */
function targetsOf({ labels, kind }: ReferenceTargets, row: number, units: number): readonly number[] {
  return Array.from({ length: units }, (_, unit) => {
    if (kind === 'value' || units === 1) return at(labels, row * units + unit);
    return at(labels, row) === unit ? 1 : 0;
  });
}

function sampleLoss(name: LossName, units: number): SampleLoss {
  switch (name) {
    case 'cross-entropy':
      // One logit z stands for the two {z, 0}.
      return units === 1 ? binaryCrossEntropy : crossEntropy;
    case 'binary-cross-entropy':
      return binaryCrossEntropy;
    case 'mse':
      return meanOver(
        (output, target) => (output - target) ** 2,
        (output, target) => 2 * (output - target),
      );
    case 'mae':
      return meanOver(
        (output, target) => Math.abs(output - target),
        (output, target) => Math.sign(output - target),
      );
    case 'huber':
      return meanOver(huber, (output, target) => Math.max(-1, Math.min(1, output - target)));
  }
}

/**
 * −Σ tₖ log ŷₖ with ŷ = softmax(z); its derivative by zₖ is ŷₖ − tₖ (4.1.1). With the largest logit taken apart all that is
 * added is positive, so that nothing cancels: log Σ exp(z) = max z + log(1 + rest), and ŷₖ − 1 = −Σ of the other ŷ.
 */
const crossEntropy: SampleLoss = (logits, targets) => {
  const largest = Math.max(...logits);
  const top = logits.indexOf(largest);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const allBut = (unit: number): number => powers.reduce((sum, power, k) => (k === unit ? sum : sum + power), 0);
  const sum = 1 + allBut(top);
  return {
    value: logits.reduce(
      (total, logit, unit) => total + at(targets, unit) * (largest - logit + Math.log1p(allBut(top))),
      0,
    ),
    gradient: powers.map((power, unit) => {
      const target = at(targets, unit);
      return ((1 - target) * power - target * allBut(unit)) / sum;
    }),
  };
};

/**
 * −t log σ(z) − (1 − t) log(1 − σ(z)), where −log σ(z) = log(1 + exp(−z)) and 1 − σ(z) = σ(−z); its derivative σ(z) − t is
 * (1 − t) σ(z) − t σ(−z).
 */
const binaryCrossEntropy: SampleLoss = meanOver(
  (logit, target) => target * softplus(-logit) + (1 - target) * softplus(logit),
  (logit, target) => (1 - target) * logistic(logit) - target * logistic(-logit),
);

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** log(1 + exp(x)) without leaving the range of numbers. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** ½ e² within 1 of the target, |e| − ½ beyond (Huber 1964). */
function huber(output: number, target: number): number {
  const error = Math.abs(output - target);
  return error <= 1 ? error ** 2 / 2 : error - 0.5;
}

/** The mean over the units of a loss of each by itself. */
function meanOver(
  value: (output: number, target: number) => number,
  slope: (output: number, target: number) => number,
): SampleLoss {
  return (outputs, targets) => ({
    value: outputs.reduce((sum, output, unit) => sum + value(output, at(targets, unit)), 0) / outputs.length,
    gradient: outputs.map((output, unit) => slope(output, at(targets, unit)) / outputs.length),
  });
}

import type { LossName } from '../../graph/document';
import { at, type Round } from './rule';

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
  round: Round,
) => { readonly value: number; readonly gradient: readonly number[] };

/** @param outputs logits for the cross-entropies, else the network's answers; `[rows, units]` */
export function referenceLoss(
  name: LossName,
  outputs: Float64Array,
  targets: ReferenceTargets,
  units: number,
  round: Round = (value) => value,
): ReferenceLoss {
  const rows = outputs.length / units;
  const loss = sampleLoss(name, units);
  const gradient = new Float64Array(outputs.length);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const found = loss([...outputs.subarray(row * units, (row + 1) * units)], targetsOf(targets, row, units), round);
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

/** −Σ tₖ log ŷₖ with ŷ = softmax(z); its derivative by zₖ is ŷₖ − tₖ (4.1.1). */
const crossEntropy: SampleLoss = (logits, targets, round) => {
  const largest = Math.max(...logits);
  const logSum = largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
  return {
    value: logits.reduce((sum, logit, unit) => sum + at(targets, unit) * (logSum - logit), 0),
    gradient: logits.map((logit, unit) => round(Math.exp(logit - logSum)) - at(targets, unit)),
  };
};

/** −t log σ(z) − (1 − t) log(1 − σ(z)), where −log σ(z) = log(1 + exp(−z)) and 1 − σ(z) = σ(−z); derivative σ(z) − t. */
const binaryCrossEntropy: SampleLoss = meanOver(
  (logit, target) => target * softplus(-logit) + (1 - target) * softplus(logit),
  (logit, target, round) => round(1 / (1 + Math.exp(-logit))) - target,
);

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
  slope: (output: number, target: number, round: Round) => number,
): SampleLoss {
  return (outputs, targets, round) => ({
    value: outputs.reduce((sum, output, unit) => sum + value(output, at(targets, unit)), 0) / outputs.length,
    gradient: outputs.map((output, unit) => slope(output, at(targets, unit), round) / outputs.length),
  });
}

import type { LossName } from '../graph/document';

/** What the outputs of `rows` samples are compared with. */
export interface Targets {
  /** Class indices `[rows]`, or values `[rows, units]`. */
  readonly labels: Uint8Array | Float32Array;
  /** With classes and several units the target of unit k is 1 where the label is k, else 0. */
  readonly kind: 'class' | 'value';
}

/**
 * The mean loss of a minibatch, with `outputs` row-major `[rows, units]` and, if `gradient` is given, its derivative
 * written there in the same layout. Taken on the host in double precision: outputs are few numbers, and one pass here
 * costs less than the ten kernel calls of the same formula in tfjs.
 */
export type Loss = (
  outputs: Float32Array,
  targets: Targets,
  rows: number,
  units: number,
  gradient: Float32Array | null,
) => number;

/** Cross-entropies take logits; the others take the output itself. */
export function takesLogits(loss: LossName): boolean {
  return loss === 'cross-entropy' || loss === 'binary-cross-entropy';
}

/** The loss of that name. Outputs are logits where `takesLogits` says so. */
export function findLoss(name: LossName): Loss {
  switch (name) {
    case 'cross-entropy':
      // One logit stands for {z, 0}: there the softmax is the sigmoid.
      return (outputs, targets, rows, units, gradient) =>
        (units === 1 ? binaryCrossEntropy : crossEntropy)(outputs, targets, rows, units, gradient);
    case 'binary-cross-entropy':
      return binaryCrossEntropy;
    case 'mse':
      return pointwise(
        (error) => error * error,
        (error) => 2 * error,
      );
    case 'mae':
      return pointwise(Math.abs, Math.sign);
    case 'huber':
      return pointwise(
        (error) => (Math.abs(error) <= 1 ? 0.5 * error * error : Math.abs(error) - 0.5),
        (error) => Math.max(-1, Math.min(1, error)),
      );
  }
}

/**
 * −log softmax(z)[label] = (max z − z[label]) + log(1 + rest), with rest the sum of exp(z − max z) over all units but the
 * largest: finite for every finite z, and of sums of positive numbers only, so that a loss of 1e-14 keeps all its digits.
 */
const crossEntropy: Loss = (outputs, targets, rows, units, gradient) => {
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * units;
    const label = targets.labels[row] ?? 0;
    const top = predictedClass(outputs, row, units, 0);
    const largest = outputs[start + top] ?? NaN;
    let rest = 0;
    for (let unit = 0; unit < units; unit++) {
      const power = Math.exp((outputs[start + unit] ?? NaN) - largest);
      if (unit !== top) rest += power;
      if (gradient) gradient[start + unit] = power;
    }
    total += largest - (outputs[start + label] ?? NaN) + Math.log1p(rest);
    if (!gradient) continue;
    for (let unit = 0; unit < units; unit++) {
      const power = gradient[start + unit] ?? NaN;
      // Of the label power / (1 + rest) − 1, where both may be all but 1.
      gradient[start + unit] = (unit === label ? power - 1 - rest : power) / (1 + rest) / rows;
    }
  }
  return total / rows;
};

/** −t log σ(z) − (1 − t) log(1 − σ(z)) = max(z, 0) − t z + log(1 + exp(−|z|)), mean over the units. */
const binaryCrossEntropy: Loss = (outputs, targets, rows, units, gradient) => {
  let total = 0;
  for (let index = 0; index < rows * units; index++) {
    const logit = outputs[index] ?? NaN;
    const target = targetAt(targets, index, units);
    const small = Math.exp(-Math.abs(logit));
    total += Math.max(logit, 0) - target * logit + Math.log1p(small);
    if (!gradient) continue;
    // σ(z) − t = (1 − t) σ(z) − t σ(−z), where nothing is taken from a number near 1.
    const slope = logit >= 0 ? 1 - target - target * small : (1 - target) * small - target;
    gradient[index] = slope / (1 + small) / (rows * units);
  }
  return total / (rows * units);
};

/** A loss of the error output − target, mean over units and rows. */
function pointwise(value: (error: number) => number, slope: (error: number) => number): Loss {
  return (outputs, targets, rows, units, gradient) => {
    let total = 0;
    for (let index = 0; index < rows * units; index++) {
      const error = (outputs[index] ?? NaN) - targetAt(targets, index, units);
      total += value(error);
      if (gradient) gradient[index] = slope(error) / (rows * units);
    }
    return total / (rows * units);
  };
}

function targetAt({ labels, kind }: Targets, index: number, units: number): number {
  if (kind === 'value' || units === 1) return labels[index] ?? NaN;
  return labels[Math.floor(index / units)] === index % units ? 1 : 0;
}

/** The class that each row of outputs names; one unit means two classes, parted at `threshold`. */
export function predictedClass(outputs: Float32Array, row: number, units: number, threshold: number): number {
  if (units === 1) return (outputs[row] ?? 0) > threshold ? 1 : 0;
  let best = 0;
  for (let unit = 1; unit < units; unit++) {
    if ((outputs[row * units + unit] ?? 0) > (outputs[row * units + best] ?? 0)) best = unit;
  }
  return best;
}

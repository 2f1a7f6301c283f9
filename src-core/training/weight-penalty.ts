import type { WeightSpec } from '../nodes/define-node';
import type { Tensor, Tfjs } from '../tfjs';
import type { Trainable } from './train-step';

/** Whether the loss is charged for the size of this weight. */
export function hasPenalty({ l1 = 0, l2 = 0 }: WeightSpec): boolean {
  return l1 > 0 || l2 > 0;
}

/** Σ (L1 Σ|w| + L2 Σw²), as Keras has it. */
export function penaltyOf(tfjs: Tfjs, trainables: readonly Trainable[]): number {
  let total = 0;
  for (const { spec, variable } of trainables) {
    const { l1 = 0, l2 = 0 } = spec;
    if (l1 > 0) total += l1 * numberOf(tfjs.sum(tfjs.abs(variable)));
    if (l2 > 0) total += l2 * numberOf(tfjs.sum(tfjs.square(variable)));
  }
  return total;
}

function numberOf(scalar: Tensor): number {
  return scalar.dataSync()[0] ?? 0;
}

/** Adds the penalty's derivative, L1 sign(w) + 2 L2 w, to each gradient. */
export function withPenalty(
  tfjs: Tfjs,
  trainables: readonly Trainable[],
  gradients: readonly (Tensor | null)[],
): readonly (Tensor | null)[] {
  return trainables.map(({ spec, variable }, index) => {
    const { l1 = 0, l2 = 0 } = spec;
    let gradient = gradients[index] ?? null;
    if (!gradient) return null;
    if (l1 > 0) gradient = tfjs.add(gradient, tfjs.mul(tfjs.sign(variable), l1));
    if (l2 > 0) gradient = tfjs.add(gradient, tfjs.mul(variable, 2 * l2));
    return gradient;
  });
}

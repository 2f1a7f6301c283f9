import type { LossName } from '../../graph/document';
import { takesLogits } from '../../model/losses';
import { elementsOf } from '../../nodes/shape-rules';
import type { TrainPlan } from '../../plan/plan';
import * as code from './assembly/codes.assembly';
import { floatBits, type Instructions } from './instructions';
import type { MemoryLayout } from './memory-layout';

/** Labels of a data set: class indices `[rows]`, or values `[rows, width]`. */
export interface LabelKind {
  readonly width: number;
  readonly values: boolean;
}

/** The end of the forward pass: what the loss reads and where it writes. */
export interface LossPlace {
  /** Index of the operation whose output the loss takes. */
  readonly at: number;
  /** Numbers a row of that output. */
  readonly units: number;
  /** Gradient of that output; room for the powers of the softmax where no gradient is wanted. */
  readonly gradient: number;
  /** The minibatch's labels, `[rows, label width]`. */
  readonly labels: number;
  emit(instructions: Instructions, outputs: number, keepGradient: boolean): void;
  emitConfusion(instructions: Instructions, outputs: number, counts: number, classes: number): void;
}

const kinds: Readonly<Record<LossName, number>> = {
  'cross-entropy': code.crossEntropy,
  'binary-cross-entropy': code.binaryCrossEntropy,
  mse: code.squaredError,
  mae: code.absoluteError,
  huber: code.huber,
};

export function placeLoss(plan: TrainPlan, label: LabelKind, rows: number, layout: MemoryLayout): LossPlace {
  const logits = takesLogits(plan.loss);
  const at = logits ? plan.logits : plan.output;
  const threshold = floatBits(logits ? 0 : 0.5);
  const units = elementsOf(plan.operations[at]?.outputShape ?? []);
  // One logit stands for {z, 0}: there the softmax is the sigmoid.
  const kind = kinds[units === 1 && plan.loss === 'cross-entropy' ? 'binary-cross-entropy' : plan.loss];
  // A mean over rows for the cross-entropy, over rows and units for the others.
  const divisor = kind === code.crossEntropy ? 1 : units;
  const gradient = layout.takeFloats(rows * units);
  const labels = layout.takeFloats(rows * label.width);
  const partials = layout.take(Math.ceil(rows / code.lossBlockRows) * code.lossBlockBytes);
  return {
    at,
    units,
    gradient,
    labels,
    emit({ emit }, outputs, keepGradient) {
      const target = [units, label.width, label.values ? 1 : 0, threshold];
      const work = { numbers: 4 * rows * units };
      emit(code.loss, [kind, outputs, gradient, labels, ...target, partials, keepGradient ? 1 : 0], work);
      emit(code.lossMean, [partials, divisor]);
    },
    emitConfusion({ emit }, outputs, counts, classes) {
      emit(code.confusion, [outputs, labels, units, threshold, counts, classes]);
    },
  };
}

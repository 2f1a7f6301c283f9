import type { Dataset } from '../datasets/define-dataset';
import { fingerprintOf } from '../datasets/fingerprint';
import type { SplitName } from '../engine/step-engine';
import { predictedClass, takesLogits } from '../model/losses';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import type { TestAnswers } from './protocol';
import type { ViewOf } from './view';

/** Where an evaluation of the test split writes what the network says to each row. */
export interface AnswerSheet {
  /** Outputs that the loss takes, `[rows, units]`: logits of a cross-entropy, else the head's output. */
  readonly outputs: Float32Array;
  /** A copy of the outputs as they were read last; `null` before. */
  readonly newest: Float32Array | null;
  /** The answers that now stand in `outputs`, in fresh buffers. */
  read(): TestAnswers;
}

/** A byte holds this many classes. */
const mostClasses = 256;
/** 64 MB of outputs; larger ones are not kept. */
const mostOutputs = 2 ** 24;

/** `null` where the answers would be too many to keep: more than 256 classes, or 16 million outputs. */
export function makeAnswerSheet(plan: TrainPlan, { info, test }: Dataset): AnswerSheet | null {
  const logits = takesLogits(plan.loss);
  const shape = plan.operations[logits ? plan.logits : plan.output]?.outputShape ?? [];
  const units = elementsOf(shape);
  const { count, labels } = test;
  if (info.classes.length > mostClasses || count * units > mostOutputs) return null;
  const outputs = new Float32Array(count * units);
  const threshold = logits ? 0 : 0.5;

  const classes = (): TestAnswers => {
    const predicted = new Uint8Array(count);
    const right = new Uint8Array(Math.ceil(count / 8));
    for (let row = 0; row < count; row++) {
      const answer = predictedClass(outputs, row, units, threshold);
      predicted[row] = answer;
      if (answer === labels[row]) right[row >> 3] = (right[row >> 3] ?? 0) | (1 << (row & 7));
    }
    return { kind: 'classes', testSet: fingerprintOf(test), predicted, right };
  };
  let newest: Float32Array | null = null;
  return {
    outputs,
    get newest() {
      return newest;
    },
    read() {
      newest ??= new Float32Array(outputs.length);
      newest.set(outputs);
      return info.task === 'classification'
        ? classes()
        : { kind: 'values', testSet: fingerprintOf(test), outputs: outputs.slice(), units };
    },
  };
}

/** The head's output for every row of a split, from the outputs that the loss takes. */
export function predictionsFrom(
  taken: Float32Array,
  plan: TrainPlan,
  dataset: Dataset,
  split: SplitName = 'test',
): ViewOf<'predictions'> {
  const { count, labels } = dataset[split];
  const outputs = taken.slice();
  const units = outputs.length / Math.max(count, 1);
  if (takesLogits(plan.loss) && plan.logits !== plan.output) {
    if (plan.head === 'sigmoid') for (let at = 0; at < outputs.length; at++) outputs[at] = sigmoid(outputs[at] ?? NaN);
    else for (let row = 0; row < count; row++) softmaxInPlace(outputs.subarray(row * units, (row + 1) * units));
  }
  return { kind: 'predictions', split, outputs, labels: Float32Array.from(labels) };
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

function softmaxInPlace(logits: Float32Array): void {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let unit = 0; unit < logits.length; unit++) {
    const power = Math.exp((logits[unit] ?? NaN) - largest);
    logits[unit] = power;
    sum += power;
  }
  for (let unit = 0; unit < logits.length; unit++) logits[unit] = (logits[unit] ?? NaN) / sum;
}

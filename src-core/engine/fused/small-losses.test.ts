import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../datasets/define-dataset';
import type { LossName } from '../../graph/document';
import { initialWeights } from '../../model/initial-weights';
import type { ModelWeights } from '../../model/weights';
import { exactCrossEntropy, logitRows } from '../../testing/exact-cross-entropy';
import { makeFusedInstance, multiplyAdds } from '../../testing/fused-node';
import { madeDataset, planOf } from '../../testing/plans';
import { makeFusedEngine } from './fused-engine';

/** One dense layer that hands its inputs on as logits, and one sample with this label. */
function engineOf(
  multiplyAdd: (typeof multiplyAdds)[number],
  loss: LossName,
  logits: readonly number[],
  label: number,
) {
  const units = logits.length;
  const dense = { type: 'dense', params: { units, initialiser: 'glorot' } };
  const plan = planOf([units], [dense], { loss, training: { batch: 1, optimizer: 'sgd', learningRate: 1 } });
  const split = { features: Float32Array.from(logits), labels: Uint8Array.of(label), count: 1 };
  const made = madeDataset([units], Math.max(2, units), 1, 1);
  const dataset: Dataset = { ...made, train: split, test: split };
  const weights: ModelWeights = initialWeights(plan).map((weight) => ({
    ...weight,
    values: weight.values.map((_, index) => (weight.name === 'kernel' && index % (units + 1) === 0 ? 1 : 0)),
  }));
  return makeFusedEngine(makeFusedInstance(multiplyAdd), plan, dataset, weights);
}

/** What the engine says of the sample: its loss, at a step and in an evaluation, and its gradient, by which the biases move. */
function expectExact(engine: ReturnType<typeof engineOf>, exact: ReturnType<typeof exactCrossEntropy>): void {
  const within = (found: number, value: number): void => {
    expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value) + 1e-37);
  };
  within(engine.evaluate('test', 0, 1, new Uint32Array(100)), exact.loss);
  engine.begin(Uint32Array.of(0));
  within(engine.train(0, 1, 0, false).loss[0] ?? NaN, exact.loss);
  const bias = engine.readWeights().find(({ name }) => name === 'bias')?.values ?? [];
  exact.gradient.forEach((slope, unit) => {
    within(-(bias[unit] ?? NaN), slope);
  });
  engine.dispose();
}

describe.each(multiplyAdds)('losses and gradients keep their digits, however small they are: products %s', (each) => {
  test.each(Object.entries(logitRows))('cross-entropy: %s', (_, logits) => {
    for (const label of logits.keys()) {
      const exact = exactCrossEntropy(logits.map(Math.fround), label);
      expectExact(engineOf(each, 'cross-entropy', logits, label), exact);
    }
  });

  test.each([0, 0.25, 8, 30, 62, -0.25, -8, -30, -62])('binary cross-entropy of %f', (logit) => {
    for (const label of [0, 1]) {
      const { loss, gradient } = exactCrossEntropy([logit, 0], 1 - label);
      expectExact(engineOf(each, 'binary-cross-entropy', [logit], label), { loss, gradient: gradient.slice(0, 1) });
    }
  });
});

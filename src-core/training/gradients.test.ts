import { beforeAll, describe, expect, test } from 'vitest';
import { initialWeights } from '../model/initial-weights';
import { makeOptimizer } from '../model/optimizers';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';
import { madeDataset, type Part, planOf } from '../testing/plans';
import { shifted } from '../testing/shifted';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { inOrder, makeBatchSource } from './batches';
import { makeNetwork } from './network';
import { makeTrainStep } from './train-step';

const rows = 12;
const data = madeDataset([5], 3, rows, 3);
const order = inOrder(rows);
const random = makeRandom('dropout');
const dense = (units: number, more: Part['params'] = {}): Part => ({
  type: 'dense',
  params: { units, initialiser: 'glorot', ...more },
});
const act = (name: string): Part => ({ type: 'activation', params: { function: name } });
const softmax: Part = { type: 'softmax' };

const nets: Readonly<Record<string, readonly Part[]>> = {
  'softmax regression': [dense(3), softmax],
  tanh: [dense(4), act('tanh'), dense(3), softmax],
  'without bias': [dense(4, { bias: false }), act('sigmoid'), dense(3, { bias: false }), softmax],
  'learned slopes': [dense(4), act('prelu'), dense(3), softmax],
  'batch norm': [dense(4), { type: 'batch-norm' }, act('gelu'), dense(3), softmax],
  'layer norm': [dense(4), { type: 'layer-norm' }, act('swish'), dense(3), softmax],
  'add and concatenate': [
    dense(4),
    act('softplus'),
    dense(4),
    { type: 'add', inputs: [2, 3] },
    { type: 'concatenate', inputs: [2, 4] },
    dense(3),
    softmax,
  ],
  'dropout off': [dense(4), { type: 'dropout', params: { rate: 0 } }, act('elu'), dense(3), softmax],
  penalties: [dense(4, { l1: 0.01, l2: 0.02 }), act('tanh'), dense(3, { l2: 0.1 }), softmax],
};

/** One step of plain descent with rate 1: weights before minus weights after are the gradient. */
function stepOnce(plan: TrainPlan, weights: ModelWeights): { loss: number; after: ModelWeights } {
  const network = makeNetwork(tfjs, plan, weights);
  const optimizer = makeOptimizer(tfjs, { ...plan.training, optimizer: 'sgd', learningRate: 1 });
  const source = makeBatchSource(tfjs, data.info, data.train);
  const targets = source.targets(order, 0, rows);
  const { loss } = makeTrainStep(network, optimizer)(() => source.features(order, 0, rows), targets, random, false);
  const after = network.readWeights();
  network.dispose();
  return { loss, after };
}

describe.each(['cpu', 'wasm'] as const)('gradients on %s agree with finite differences', (engine) => {
  beforeAll(() => startBackend(engine));

  test.each(Object.entries(nets))('%s', (_, parts) => {
    const plan = planOf([5], parts, { seed: 4 });
    // Away from the zeros of biases, where a kink may lie.
    const jitter = makeRandom('jitter');
    const weights = initialWeights(plan).map((weight) => ({
      ...weight,
      values: weight.values.map((value) => value + 0.1 * jitter.normal()),
    }));
    const { after } = stepOnce(plan, weights);
    const specs = plan.operations.flatMap((operation) => operation.weights);
    weights.forEach(({ values }, which) => {
      if (!specs[which]?.trainable) return;
      const at = jitter.integer(values.length);
      const gradient = (values[at] ?? 0) - (after[which]?.values[at] ?? 0);
      const width = 4e-3;
      const up = stepOnce(plan, shifted(weights, which, at, width)).loss;
      const down = stepOnce(plan, shifted(weights, which, at, -width)).loss;
      const slope = (up - down) / (2 * width);
      // float32 losses of about 1 leave about 3e-5 of noise in the difference.
      expect(Math.abs(gradient - slope)).toBeLessThan(2e-4 + 2e-3 * Math.abs(slope));
    });
  });
});

describe('one step of descent', () => {
  beforeAll(() => startBackend('cpu'));

  test('moves the weights exactly as tfjs trains the same model', async () => {
    const plan = planOf([5], nets.tanh ?? [], { training: { learningRate: 0.3, batch: rows } });
    const network = makeNetwork(tfjs, plan, initialWeights(plan));
    network.model.compile({ optimizer: tfjs.train.sgd(0.3), loss: 'categoricalCrossentropy' });
    const x = tfjs.tensor(Float32Array.from(data.train.features), [rows, 5]);
    const y = tfjs.oneHot(tfjs.tensor1d(Int32Array.from(data.train.labels), 'int32'), 3);
    const theirs = Number(await network.model.trainOnBatch(x, y));
    const expected = network.readWeights();

    network.writeWeights(initialWeights(plan));
    const source = makeBatchSource(tfjs, data.info, data.train);
    const step = makeTrainStep(network, makeOptimizer(tfjs, plan.training));
    const result = step(() => source.features(order, 0, rows), source.targets(order, 0, rows), random, true);
    expect(result.loss).toBeCloseTo(theirs, 5);
    network.readWeights().forEach(({ values }, which) => {
      values.forEach((value, at) => {
        expect(Math.abs(value - (expected[which]?.values[at] ?? NaN))).toBeLessThan(1e-5);
      });
    });
  });

  test('measures the gradient norm of every node with weights', () => {
    const plan = planOf([5], nets.tanh ?? []);
    const network = makeNetwork(tfjs, plan, initialWeights(plan));
    const source = makeBatchSource(tfjs, data.info, data.train);
    const step = makeTrainStep(network, makeOptimizer(tfjs, { ...plan.training, learningRate: 1 }));
    const { gradients } = step(() => source.features(order, 0, rows), source.targets(order, 0, rows), random, true);
    const after = network.readWeights();
    const norms = new Map<string, number>();
    initialWeights(plan).forEach(({ node, values }, which) => {
      const sum = values.reduce((total, value, at) => total + (value - (after[which]?.values[at] ?? 0)) ** 2, 0);
      norms.set(node, (norms.get(node) ?? 0) + sum);
    });
    plan.operations.forEach(({ node }, index) => {
      const expected = norms.get(node);
      if (expected === undefined) expect(gradients?.[index]).toBeNull();
      else expect(gradients?.[index]).toBeCloseTo(Math.sqrt(expected), 4);
    });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../datasets/define-dataset';
import { initialWeights } from '../../model/initial-weights';
import type { ModelWeights } from '../../model/weights';
import type { ParamRecord } from '../../nodes/define-node';
import type { TrainPlan } from '../../plan/plan';
import { expectSameWeights, relativeDifference } from '../../testing/compare-engines';
import { makeFusedInstance } from '../../testing/fused-node';
import { fashionPlan, madeDataset, type Part, planOf } from '../../testing/plans';
import { startBackend, tfjs } from '../../testing/tfjs-node';
import { inOrder, orderOfEpoch } from '../../training/batches';
import { makeNetwork } from '../../training/network';
import { makeTfjsEngine } from '../../training/tfjs-engine';
import type { TrainedSteps } from '../step-engine';
import { makeFusedEngine } from './fused-engine';
import { refusal } from './refusal';

const dense = (units: number, more: ParamRecord = {}): Part => ({
  type: 'dense',
  params: { units, initialiser: 'glorot', ...more },
});
const act = (name: string): Part => ({ type: 'activation', params: { function: name } });
const softmax: Part = { type: 'softmax' };
const dropout: Part = { type: 'dropout' };
const batchNorm: Part = { type: 'batch-norm' };

const data = madeDataset([5], 3, 23, 9);
const everything = [dense(6), batchNorm, act('tanh'), dropout, dense(3), softmax];
const makePlan = (parts: readonly Part[], training: Partial<TrainPlan['training']> = {}): TrainPlan =>
  planOf([5], parts, { seed: 3, training: { batch: 10, ...training } });

function engineOf(plan: TrainPlan, dataset: Dataset = data, weights: ModelWeights = initialWeights(plan)) {
  const engine = makeFusedEngine(makeFusedInstance(), plan, dataset, weights);
  engine.begin(inOrder(dataset.train.count));
  return engine;
}

/** Results hold only until the engine trains again. */
function copyOf({ loss, right, gradients }: TrainedSteps) {
  return { loss: [...loss], right: [...right], gradients };
}

test('calls may be cut anywhere: the numbers are the same bit for bit', () => {
  const plan = makePlan(everything, { optimizer: 'adam', learningRate: 0.01 });
  const [whole, cut] = [engineOf(plan), engineOf(plan)];
  const expected = whole.train(0, 3, 6, true);
  const first = copyOf(cut.train(0, 1, 6, false));
  const second = copyOf(cut.train(1, 2, 7, true));
  expect([...first.loss, ...second.loss]).toEqual([...expected.loss]);
  expect([...first.right, ...second.right]).toEqual([...expected.right]);
  expect(first.gradients).toBeNull();
  expect(second.gradients).toEqual(expected.gradients);
  expect(cut.readWeights()).toEqual(whole.readWeights());
});

test('more minibatches than one call of the module takes', () => {
  const many = madeDataset([5], 3, 1201, 2);
  const plan = makePlan(everything, { batch: 1, learningRate: 0.01 });
  const [whole, cut] = [engineOf(plan, many), engineOf(plan, many)];
  const { loss, right, gradients } = whole.train(0, 1201, 0, true);
  const single = Array.from({ length: 1201 }, (_, step) => {
    const one = cut.train(step, 1, step, step === 1200);
    return { loss: one.loss[0], right: one.right[0], gradients: one.gradients };
  });
  expect([...loss]).toEqual(single.map((one) => one.loss));
  expect([...right]).toEqual(single.map((one) => one.right));
  expect(gradients).toEqual(single.at(-1)?.gradients);
});

test('the learning rate may change between calls', () => {
  const plan = makePlan([dense(3), softmax]);
  const engine = engineOf(plan);
  expect(engine.learningRate).toBe(plan.training.learningRate);
  engine.learningRate = 0;
  engine.train(0, 2, 0, false);
  expect(engine.readWeights()).toEqual(initialWeights(plan));
  engine.learningRate = 0.5;
  expect(engine.learningRate).toBe(0.5);
  engine.train(0, 1, 0, false);
  expect(engine.readWeights()).not.toEqual(initialWeights(plan));
});

test('an evaluation gives the outputs of every row, as TensorFlow.js has them, without another loss', async () => {
  await startBackend('cpu');
  const many = madeDataset([5], 3, 20, 1100);
  const plan = makePlan(everything);
  const engine = engineOf(plan, many);
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const reference = makeTfjsEngine(network, many);
  const [ours, theirs] = [new Float32Array(3300), new Float32Array(3300)];
  const [counted, expected] = [new Uint32Array(9), new Uint32Array(9)];
  const loss = engine.evaluate('test', 0, 1100, counted, ours);
  reference.evaluate('test', 0, 700, expected, theirs);
  reference.evaluate('test', 700, 1100, expected, theirs);
  expect(relativeDifference(ours, theirs)).toBeLessThan(1e-5);
  expect(counted).toEqual(expected);
  expect(loss).toBe(engine.evaluate('test', 0, 1100, new Uint32Array(9)));
  reference.dispose();
  network.dispose();
});

test('weights go in and out unchanged, and what the optimizer remembers is forgotten', () => {
  const plan = makePlan(everything, { optimizer: 'adam', learningRate: 0.01 });
  const engine = engineOf(plan);
  expect(engine.readWeights()).toEqual(initialWeights(plan));
  const first = copyOf(engine.train(0, 3, 0, false));
  const after = engine.readWeights();
  engine.writeWeights(initialWeights(plan));
  expect(copyOf(engine.train(0, 3, 0, false))).toEqual(first);
  expect(engine.readWeights()).toEqual(after);
});

test('weights that do not fit are refused by name', () => {
  const plan = makePlan([dense(3), softmax]);
  const weights = initialWeights(plan);
  expect(() => engineOf(plan, data, weights.slice(1))).toThrow('2 weights, but 1');
  const short = weights.map((weight) => ({ ...weight, values: weight.values.subarray(1) }));
  expect(() => engineOf(plan, data, short)).toThrow('"kernel" of node "n1"');
});

describe('a loss that is not finite', () => {
  const spoiled = (value: number): Dataset => {
    const features = Float32Array.from(data.train.features);
    features[12 * 5] = value;
    return { ...data, train: { ...data.train, features } };
  };

  test.each([NaN, Infinity, -Infinity])('ends the call and updates nothing: a feature %d', (value) => {
    const plan = makePlan(everything, { optimizer: 'momentum' });
    const engine = engineOf(plan, spoiled(value));
    const before = engineOf(plan);
    before.train(0, 1, 0, false);
    const { loss, right, gradients } = engine.train(0, 3, 0, true);
    expect([...loss].map(Number.isFinite)).toEqual([true, false]);
    expect(right.length).toBe(2);
    expect(gradients).toBeNull();
    expect(engine.readWeights()).toEqual(before.readWeights());
  });

  test('its gradients are measured where it is the last that was asked for', () => {
    const engine = engineOf(makePlan(everything), spoiled(NaN));
    const { gradients } = engine.train(1, 1, 1, true);
    expect(gradients?.[1]).toBeNaN();
    expect(gradients?.[3]).toBeNull();
  });

  test('comes at the same step as in TensorFlow.js when training diverges', async () => {
    await startBackend('cpu');
    const plan = makePlan([dense(6), act('relu'), dense(6), act('relu'), dense(1)], { learningRate: 40 });
    const values = madeDataset([5], 0, 400, 9);
    const network = makeNetwork(tfjs, plan, initialWeights(plan));
    const truth = makeTfjsEngine(network, values);
    truth.begin(inOrder(400));
    const expected = truth.train(0, 40, 0, false).loss;
    const { loss } = engineOf(plan, values).train(0, 40, 0, false);
    expect(loss.length).toBeLessThan(40);
    expect(loss.length).toBe(expected.length);
    network.dispose();
  });
});

describe('a thousand steps', () => {
  beforeAll(() => startBackend('cpu'));

  test.each(['sgd', 'adam'] as const)('%s gives the curve of TensorFlow.js', (optimizer) => {
    const many = madeDataset([5], 3, 250, 9);
    const learningRate = optimizer === 'sgd' ? 0.1 : 0.01;
    const plan = makePlan([dense(8), act('tanh'), dense(8), act('tanh'), dense(3), softmax], {
      optimizer,
      learningRate,
    });
    const network = makeNetwork(tfjs, plan, initialWeights(plan));
    const truth = makeTfjsEngine(network, many);
    const engine = engineOf(plan, many);
    for (let epoch = 0; epoch < 40; epoch++) {
      const order = orderOfEpoch(plan.seed, epoch, 250);
      engine.begin(order);
      truth.begin(order);
      const ours = engine.train(0, 25, epoch * 25, false);
      const theirs = truth.train(0, 25, epoch * 25, false);
      expect(relativeDifference(ours.loss, theirs.loss)).toBeLessThan(1e-3);
    }
    expectSameWeights(engine.readWeights(), network.readWeights(), 1e-3, 0);
    network.dispose();
  });

  test('leave the memory as large as it was', () => {
    const plan = makePlan(everything, { optimizer: 'adam' });
    const instance = makeFusedInstance();
    const engine = makeFusedEngine(instance, plan, data, initialWeights(plan));
    const before = instance.memory.buffer.byteLength;
    for (let epoch = 0; epoch < 334; epoch++) {
      engine.begin(orderOfEpoch(1, epoch, 23));
      engine.train(0, 3, 3 * epoch, true);
    }
    expect(instance.memory.buffer.byteLength).toBe(before);
  });
});

test('one instance serves one engine after the other', () => {
  const instance = makeFusedInstance();
  const large = fashionPlan();
  const images = madeDataset([28, 28, 1], 10, 30, 10, 'bytes');
  makeFusedEngine(instance, large, images, initialWeights(large)).dispose();
  const plan = makePlan(everything, { optimizer: 'adam' });
  const engine = makeFusedEngine(instance, plan, data, initialWeights(plan));
  engine.begin(inOrder(23));
  expect(engine.train(0, 3, 0, true)).toEqual(engineOf(plan).train(0, 3, 0, true));
});

test('says so where the memory cannot grow', () => {
  const plan = fashionPlan();
  const full = { ...makeFusedInstance(), memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }) };
  const images = madeDataset([28, 28, 1], 10, 30, 10, 'bytes');
  expect(() => makeFusedEngine(full, plan, images, initialWeights(plan))).toThrow('more memory than the fused engine');
});

test('a network without weights has a loss and no gradients', () => {
  const plan = planOf([3], [softmax]);
  const few = madeDataset([3], 3, 7, 3);
  const { loss, gradients } = engineOf(plan, few).train(0, 1, 0, true);
  expect(loss[0]).toBeGreaterThan(0);
  expect(gradients).toBeNull();
});

test('labels outside of the outputs give no finite loss', () => {
  const plan = planOf([5], [dense(2), softmax]);
  const { loss } = engineOf(plan).train(0, 1, 0, false);
  expect(loss[0]).toBeNaN();
});

test('logits of 10,000 give a finite loss', () => {
  const plan = makePlan([dense(3), softmax]);
  const weights = initialWeights(plan).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => 1e4 * value),
  }));
  const { loss } = engineOf(plan, data, weights).train(0, 3, 0, false);
  expect([...loss].every(Number.isFinite)).toBe(true);
  expect(loss[0]).toBeGreaterThan(100);
});

describe('what it refuses', () => {
  test('nothing that it computes', () => {
    expect(refusal(makePlan(everything))).toBeNull();
    expect(refusal(fashionPlan())).toBeNull();
  });

  test('a node type that it does not know, by its name on the screen', () => {
    const plan = makePlan(everything);
    const operations = plan.operations.map((operation, index) =>
      index === 1 ? { ...operation, type: 'depthwise-conv2d', title: 'DepthwiseConv2D' } : operation,
    );
    expect(refusal({ ...plan, operations })).toBe('DepthwiseConv2D is not in the fused engine.');
  });

  test('what does not fit its memory', () => {
    const plan = planOf([16_384], [dense(16_384), dense(16_384), dense(10), softmax]);
    expect(refusal(plan)).toContain('more memory');
  });

  test('filters whose patches and sums do not fit its memory, though their weights would', () => {
    const window = { windowHeight: 7, windowWidth: 7 };
    const conv = (filters: number): Part => ({ type: 'conv2d', params: { filters, ...window } });
    const images = (filters: number) => planOf([9, 9, 512], [conv(filters), { type: 'flatten' }, dense(10), softmax]);
    expect(refusal(images(8))).toBeNull();
    expect(refusal(images(512))).toContain('more memory');
  });
});

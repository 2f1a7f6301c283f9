import { beforeAll, describe, expect, test } from 'vitest';
import { initialWeights } from '../model/initial-weights';
import { makeOptimizer } from '../model/optimizers';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';
import { madeDataset, type Part, planOf } from '../testing/plans';
import { shifted } from '../testing/shifted';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { inOrder, makeBatchSource } from '../training/batches';
import { makeNetwork } from '../training/network';
import { makeTrainStep } from '../training/train-step';
import type { ParamRecord } from './define-node';

const image = [6, 5, 2];
const rows = 8;
const data = madeDataset(image, 3, rows, 3);
const order = inOrder(rows);

const part =
  (type: string) =>
  (params: ParamRecord = {}, ...inputs: number[]): Part => ({ type, params, ...(inputs.length > 0 && { inputs }) });
const conv = part('conv2d');
const depthwise = part('depthwise-conv2d');
const tanh = part('activation')({ function: 'tanh' });
const flatten = part('flatten')();
const head = [flatten, part('dense')({ units: 3, initialiser: 'glorot' }), part('softmax')()];
const size = (windowHeight: number, windowWidth: number) => ({ windowHeight, windowWidth });

/** Below each node something learns, so that the gradient with respect to its input is checked too. */
const nets: Readonly<Record<string, readonly Part[]>> = {
  'a convolution of the data': [conv({ filters: 3, ...size(3, 2) }), tanh, ...head],
  'a convolution behind another': [conv({ filters: 3 }), tanh, conv({ filters: 2, ...size(2, 4) }), tanh, ...head],
  'stride 2 and valid': [conv({ filters: 3 }), conv({ filters: 2, padding: 'valid', stride: 2 }), tanh, ...head],
  'stride 3 over a window of 1 × 4': [conv({ filters: 2, ...size(1, 4), stride: 3 }), tanh, ...head],
  'stride 3 behind another': [conv({ filters: 2 }), conv({ filters: 2, ...size(4, 1), stride: 3 }), tanh, ...head],
  'without bias, with penalties': [conv({ filters: 3, bias: false, l1: 0.01, l2: 0.02 }), tanh, ...head],
  depthwise: [depthwise({ multiplier: 2 }), tanh, depthwise({ ...size(2, 3) }), tanh, ...head],
  'depthwise, stride 2, several filters a channel': [
    conv({ filters: 3 }),
    depthwise({ multiplier: 3, ...size(1, 4), stride: 2, padding: 'same' }),
    tanh,
    ...head,
  ],
  'depthwise, valid, without bias': [conv({ filters: 3 }), depthwise({ padding: 'valid', bias: false }), tanh, ...head],
  'max-pool': [conv({ filters: 3 }), part('max-pool')(), tanh, ...head],
  'max-pool, overlapping and padded': [
    conv({ filters: 3 }),
    part('max-pool')({ ...size(3, 3), strides: 'own', stride: 1, padding: 'same' }),
    tanh,
    ...head,
  ],
  'average-pool': [conv({ filters: 3 }), part('average-pool')(), tanh, ...head],
  'average-pool, padded at the edges': [
    conv({ filters: 3 }),
    tanh,
    part('average-pool')({ ...size(4, 3), padding: 'same' }),
    ...head,
  ],
  'average-pool, overlapping': [
    conv({ filters: 3 }),
    tanh,
    part('average-pool')({ ...size(3, 2), strides: 'own', stride: 2, padding: 'same' }),
    ...head,
  ],
  'global average pool': [conv({ filters: 4 }), tanh, part('global-average-pool')(), ...head.slice(1)],
  reshape: [
    flatten,
    part('dense')({ units: 24, initialiser: 'glorot' }),
    part('reshape')({ shape: '4 × -1 × 2' }),
    conv({ filters: 2 }),
    tanh,
    ...head,
  ],
  multiply: [
    conv({ filters: 3 }),
    conv({ filters: 3 }, 0),
    part('activation')({ function: 'sigmoid' }),
    part('multiply')({}, 1, 3),
    part('multiply')({}, 4, 1, 3),
    ...head,
  ],
};

/** Away from the zeros of biases, so that all parts of a gradient are seen. */
function shakenWeights(plan: TrainPlan): ModelWeights {
  const jitter = makeRandom('jitter');
  return initialWeights(plan).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + 0.1 * jitter.normal()),
  }));
}

/** One step of plain descent with rate 1: weights before minus weights after are the gradient. */
function stepOnce(plan: TrainPlan, weights: ModelWeights): { loss: number; gradients: readonly Float32Array[] } {
  const network = makeNetwork(tfjs, plan, weights);
  const optimizer = makeOptimizer(tfjs, { ...plan.training, optimizer: 'sgd', learningRate: 1 });
  const source = makeBatchSource(tfjs, data.info, data.train);
  const targets = source.targets(order, 0, rows);
  const before = tfjs.memory().numTensors;
  const step = makeTrainStep(network, optimizer);
  const { loss } = step(() => source.features(order, 0, rows), targets, makeRandom('step'), false);
  expect(tfjs.memory().numTensors).toBe(before);
  const after = network.readWeights();
  network.dispose();
  const gradients = weights.map(({ values }, which) =>
    values.map((value, at) => value - (after[which]?.values[at] ?? 0)),
  );
  return { loss, gradients };
}

describe.each(['cpu', 'wasm'] as const)('gradients on %s agree with finite differences', (engine) => {
  beforeAll(() => startBackend(engine));

  test.each(Object.entries(nets))('%s', (_, parts) => {
    const plan = planOf(image, parts, { seed: 4 });
    const weights = shakenWeights(plan);
    const { gradients } = stepOnce(plan, weights);
    const pick = makeRandom('pick');
    weights.forEach(({ values }, which) => {
      for (let sample = 0; sample < 3; sample++) {
        const at = pick.integer(values.length);
        const width = 4e-3;
        const up = stepOnce(plan, shifted(weights, which, at, width)).loss;
        const down = stepOnce(plan, shifted(weights, which, at, -width)).loss;
        const slope = (up - down) / (2 * width);
        // float32 losses of about 1 leave about 3e-5 of noise in the difference.
        expect(Math.abs((gradients[which]?.[at] ?? NaN) - slope)).toBeLessThan(2e-4 + 3e-3 * Math.abs(slope));
      }
    });
  });
});

test.each(Object.entries(nets))('%s: every gradient on WASM is that of the CPU backend', async (_, parts) => {
  const plan = planOf(image, parts, { seed: 5 });
  const weights = shakenWeights(plan);
  await startBackend('cpu');
  const expected = stepOnce(plan, weights);
  await startBackend('wasm');
  const found = stepOnce(plan, weights);
  expect(found.loss).toBeCloseTo(expected.loss, 5);
  found.gradients.forEach((gradient, which) => {
    gradient.forEach((value, at) => {
      expect(Math.abs(value - (expected.gradients[which]?.[at] ?? NaN))).toBeLessThan(1e-5);
    });
  });
});

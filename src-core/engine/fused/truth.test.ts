import { beforeAll, describe, test } from 'vitest';
import type { Dataset } from '../../datasets/define-dataset';
import type { LossName, OptimizerName } from '../../graph/document';
import { initialWeights } from '../../model/initial-weights';
import { activationFunctions } from '../../nodes/activation-functions';
import type { ParamRecord } from '../../nodes/define-node';
import type { TrainPlan } from '../../plan/plan';
import { makeRandom } from '../../random';
import { expectSameTraining } from '../../testing/compare-engines';
import { makeFusedInstance, multiplyAdds } from '../../testing/fused-node';
import { madeDataset, type Part, planOf } from '../../testing/plans';
import { startBackend, tfjs } from '../../testing/tfjs-node';
import { makeNetwork } from '../../training/network';
import { makeTfjsEngine } from '../../training/tfjs-engine';
import { makeFusedEngine } from './fused-engine';

const dense = (units: number, more: ParamRecord = {}): Part => ({
  type: 'dense',
  params: { units, initialiser: 'glorot', ...more },
});
const act = (name: string, more: ParamRecord = {}): Part => ({
  type: 'activation',
  params: { function: name, ...more },
});
const from = (part: Part, ...inputs: readonly number[]): Part => ({ ...part, inputs });
const softmax: Part = { type: 'softmax' };
const batchNorm: Part = { type: 'batch-norm' };
const layerNorm: Part = { type: 'layer-norm' };
const dropout = (rate: number): Part => ({ type: 'dropout', params: { rate } });
const add: Part = { type: 'add' };
const concatenate: Part = { type: 'concatenate' };

const points = madeDataset([5], 3, 23, 9);
const images = madeDataset([4, 3, 2], 3, 23, 9, 'bytes');
const values = madeDataset([5], 0, 23, 9);

/** Both engines from the same weights, away from the zeros where a kink may lie. */
function agree(plan: TrainPlan, dataset: Dataset, epochs = 3, tolerance = 1e-5): void {
  const jitter = makeRandom('jitter');
  const weights = initialWeights(plan).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + (weight.name === 'moving_variance' ? 0 : 0.1 * jitter.normal())),
  }));
  for (const multiplyAdd of multiplyAdds) {
    const network = makeNetwork(tfjs, plan, weights);
    const fused = makeFusedEngine(makeFusedInstance(multiplyAdd), plan, dataset, weights);
    expectSameTraining(fused, makeTfjsEngine(network, dataset), plan, dataset, { epochs, tolerance });
    network.dispose();
  }
}

beforeAll(() => startBackend('cpu'));

describe('operations train as they do in TensorFlow.js', () => {
  const nets: Readonly<Record<string, readonly Part[]>> = {
    'softmax regression': [dense(3), softmax],
    'without bias': [dense(4, { bias: false }), act('sigmoid'), dense(3, { bias: false }), softmax],
    'wide layers': [dense(67), act('relu'), dense(33), act('tanh'), dense(3), softmax],
    ...Object.fromEntries(
      activationFunctions.map(({ id }) => [id, [dense(7), act(id), dense(6), act(id), dense(3), softmax]]),
    ),
    'a slope for each unit': [dense(6), act('prelu', { shared: false }), dense(3), softmax],
    'a slope for the only unit': [dense(1), act('prelu', { shared: false }), dense(3), softmax],
    'slopes on the data': [act('prelu', { shared: false }), dense(3), softmax],
    'softmax in the middle': [dense(6), softmax, dense(5), softmax, act('tanh'), dense(3), softmax],
    dropout: [dense(6), dropout(0.5), act('relu'), dropout(0.2), dense(3), softmax],
    'dropout of the data': [dropout(0.3), dense(6), act('tanh'), dense(3), softmax],
    'dropout off': [dense(4), dropout(0), act('elu'), dense(3), softmax],
    'batch norm': [dense(6), batchNorm, act('relu'), dense(5), batchNorm, act('gelu'), dense(3), softmax],
    'batch norm of the data': [batchNorm, dense(3), softmax],
    'batch norm with other settings': [
      dense(5),
      { type: 'batch-norm', params: { momentum: 0.3, epsilon: 0.1 } },
      dense(3),
      softmax,
    ],
    'layer norm': [dense(6), layerNorm, act('relu'), dense(9), layerNorm, act('swish'), dense(3), softmax],
    'layer norm of the data': [{ type: 'layer-norm', params: { epsilon: 0.01 } }, dense(3), softmax],
    penalties: [dense(6, { l1: 0.01, l2: 0.02 }), act('tanh'), dense(4, { l1: 0.1 }), dense(3, { l2: 0.1 }), softmax],
    'a residual': [dense(5), act('tanh'), from(add, 1, 2), dense(3), softmax],
    'three ways to add': [dense(5), act('tanh'), act('relu'), from(add, 1, 2, 3), dense(3), softmax],
    'the same input twice': [dense(5), from(add, 1, 1), from(concatenate, 2, 2), dense(3), softmax],
    'adding the data': [dense(5), from(add, 0, 1), act('relu'), dense(3), softmax],
    'concatenated ways': [dense(4), from(dense(6), 0), from(concatenate, 1, 0, 2), act('relu'), dense(3), softmax],
    'a node that feeds many': [
      dense(5),
      act('softplus'),
      from(dense(5), 2),
      from(act('relu'), 2),
      from(add, 3, 4, 2),
      from(concatenate, 5, 2),
      from(layerNorm, 6),
      dense(3),
      softmax,
    ],
    'an addition that feeds what changes its gradient in place': [
      dense(5),
      from(act('tanh'), 1),
      from(act('sigmoid'), 1),
      from(add, 2, 3),
      from(act('relu'), 4),
      from(dropout(0.4), 4),
      from(add, 5, 6, 4),
      dense(3),
      softmax,
    ],
  };
  test.each(Object.entries(nets))('%s', (_, parts) => agree(planOf([5], parts, { training: { batch: 10 } }), points));
});

describe('on images, stored as bytes', () => {
  const flatten: Part = { type: 'flatten' };
  const nets: Readonly<Record<string, readonly Part[]>> = {
    flatten: [flatten, dense(6), act('relu'), dense(3), softmax],
    'functions before flatten': [act('tanh'), softmax, flatten, dense(3), softmax],
    'batch norm over channels': [batchNorm, act('relu'), flatten, dense(3), softmax],
    'layer norm over channels': [layerNorm, act('relu'), flatten, dense(3), softmax],
    'learned slopes': [act('prelu', { shared: false }), act('prelu'), flatten, dense(3), softmax],
    'concatenated channels': [
      act('sigmoid'),
      from(batchNorm, 0),
      from(concatenate, 1, 2, 0),
      layerNorm,
      from(add, 4, 3),
      flatten,
      flatten,
      dense(3),
      softmax,
    ],
  };
  test.each(Object.entries(nets))('%s', (_, parts) =>
    agree(planOf([4, 3, 2], parts, { training: { batch: 8 } }), images),
  );
});

describe('windows that slide over images', () => {
  const flatten: Part = { type: 'flatten' };
  const conv = (filters: number, more: ParamRecord = {}): Part => ({
    type: 'conv2d',
    params: { filters, initialiser: 'glorot', ...more },
  });
  const pool = (type: 'max-pool' | 'average-pool', more: ParamRecord = {}): Part => ({ type, params: more });
  const globalPool: Part = { type: 'global-average-pool' };
  const windows: readonly ParamRecord[] = [
    {},
    { padding: 'valid' },
    { stride: 2 },
    { stride: 2, padding: 'valid' },
    { windowHeight: 1, windowWidth: 1 },
    { windowHeight: 1, windowWidth: 4, stride: 2 },
    { windowHeight: 4, windowWidth: 2, stride: 3 },
    { windowHeight: 5, windowWidth: 7 },
    { windowHeight: 2, windowWidth: 2, stride: 4 },
    { windowHeight: 9, windowWidth: 8, padding: 'valid' },
  ];
  const onPools = (given: ParamRecord): ParamRecord => ({ strides: 'own', stride: 1, ...given });
  const nets: Readonly<Record<string, readonly Part[]>> = {
    ...Object.fromEntries(
      windows.flatMap((window) => [
        [`convolution ${JSON.stringify(window)}`, [conv(5, window), act('tanh'), flatten]],
        [`convolution behind another ${JSON.stringify(window)}`, [conv(4), act('tanh'), conv(3, window), flatten]],
        [`max-pool ${JSON.stringify(window)}`, [conv(5), pool('max-pool', onPools(window)), flatten]],
        [`average-pool ${JSON.stringify(window)}`, [conv(5), pool('average-pool', onPools(window)), flatten]],
      ]),
    ),
    ...Object.fromEntries(
      [1, 2, 3, 4, 7, 8, 9, 16, 17].map((filters) => [
        `${filters} filters`,
        [conv(filters), act('relu'), pool('max-pool'), conv(filters, { padding: 'valid' }), globalPool],
      ]),
    ),
    'pools of the data': [pool('max-pool'), pool('average-pool', { padding: 'same' }), flatten],
    'without bias, with penalties': [conv(4, { bias: false, l1: 0.01, l2: 0.02 }), act('relu'), flatten],
    'batch norm, dropout and slopes between': [
      conv(6),
      batchNorm,
      act('prelu', { shared: false }),
      pool('max-pool', { padding: 'same' }),
      dropout(0.3),
      conv(4),
      layerNorm,
      globalPool,
    ],
    'ways that part and meet': [
      conv(4, { windowHeight: 1, windowWidth: 1 }),
      from(conv(4), 1),
      from(conv(4, { windowHeight: 5, windowWidth: 5 }), 1),
      from(pool('max-pool', { windowHeight: 3, windowWidth: 3, strides: 'own', stride: 1, padding: 'same' }), 1),
      from(add, 2, 3, 1),
      from(concatenate, 5, 4, 1),
      act('relu'),
      globalPool,
    ],
    'another shape': [{ type: 'reshape', params: { shape: '12 × 6 × 3' } }, conv(3), flatten],
  };
  test.each(Object.entries(nets))('%s', (_, parts) =>
    agree(
      planOf([9, 8, 3], [...parts, dense(3), softmax], { training: { batch: 8, learningRate: 0.02 } }),
      madeDataset([9, 8, 3], 3, 19, 9, 'bytes'),
    ),
  );
  test('larger than one chunk of lines', () =>
    agree(
      planOf([28, 28, 1], [conv(8), act('relu'), pool('max-pool'), conv(16), act('relu'), flatten, dense(3), softmax], {
        training: { batch: 20, learningRate: 0.02 },
      }),
      madeDataset([28, 28, 1], 3, 33, 9, 'bytes'),
      1,
    ));
});

describe('losses', () => {
  const losses: readonly LossName[] = ['cross-entropy', 'binary-cross-entropy', 'mse', 'mae', 'huber'];
  test.each(losses)('%s of three classes', (loss) => {
    agree(planOf([5], [dense(6), act('tanh'), dense(3)], { loss, training: { batch: 10 } }), points);
  });
  test.each(losses)('%s after a softmax', (loss) => {
    agree(planOf([5], [dense(3), softmax], { loss, head: 'softmax', training: { batch: 10 } }), points);
  });
  test.each(losses)('%s of two classes and one unit', (loss) => {
    const parts = [dense(6), act('tanh'), dense(1), act('sigmoid')];
    const plan = planOf([5], parts, { loss, head: 'sigmoid', training: { batch: 10 } });
    agree(plan, madeDataset([5], 2, 23, 9));
  });
  test.each(['mse', 'mae', 'huber'] as const)('%s of values', (loss) => {
    agree(planOf([5], [dense(6), act('tanh'), dense(1)], { loss, training: { batch: 10 } }), values);
  });
});

describe('optimizers', () => {
  const optimizers: readonly OptimizerName[] = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'];
  test.each(optimizers)('%s', (optimizer) => {
    const parts = [dense(7), act('tanh'), layerNorm, dense(5, { l2: 0.01 }), act('relu'), dense(3), softmax];
    const training = { batch: 10, optimizer, learningRate: 0.02, momentum: 0.8, weightDecay: 0.1 };
    agree(planOf([5], parts, { training }), points);
  });
});

describe('sizes of minibatches', () => {
  const parts = [dense(6), batchNorm, act('relu'), dropout(0.5), dense(3), softmax];
  test.each([1, 2, 3, 7, 16, 22, 23, 24, 1000])('%i rows', (batch) => {
    // Two rows normalised by themselves are ±1: what is left of their gradient is mostly rounding.
    agree(planOf([5], parts, { training: { batch } }), points, 3, batch < 4 ? 1e-4 : 1e-5);
  });
  test('more rows than one block of the loss', () => {
    agree(planOf([5], parts, { training: { batch: 150 } }), madeDataset([5], 3, 401, 300));
  });
});

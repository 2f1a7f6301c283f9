import type { LossName, OptimizerName } from '../../graph/document';
import { activationFunctions } from '../../nodes/activation-functions';
import type { ParamRecord, Shape } from '../../nodes/define-node';
import type { Part, PlanChoices } from '../plans';
import { type Case, type DataChoices, makeCase } from './cases';

const dense = (units: number, params: ParamRecord = {}): Part => ({
  type: 'dense',
  params: { units, initialiser: 'glorot', ...params },
});
const part = (type: string, params: ParamRecord = {}): Part => ({ type, params });
const act = (name: string, params: ParamRecord = {}): Part => part('activation', { function: name, ...params });
const softmax = part('softmax');

/** 23 rows in minibatches of 6: the last one of an epoch has 5. Evaluations take more rows at once than minibatches. */
const data: DataChoices = {
  shape: [5],
  classes: 3,
  trainRows: 23,
  testRows: 40,
  features: 'floats',
  labels: 'bytes',
};
const training = { batch: 6, learningRate: 0.1 };

function small(parts: readonly Part[], choices: PlanChoices = {}, more: Partial<DataChoices> = {}): Case {
  const plan = { seed: 11, ...choices, training: { ...training, ...choices.training } };
  return makeCase({ parts, plan, data: { ...data, ...more } });
}

/** Four units, then the parts, then a softmax head: what stands between has weights before and behind it. */
const around = (...parts: readonly Part[]): Case => small([dense(4), ...parts, dense(3), softmax]);
/** The same on images of 3 × 2 × 4, so that the last axis is not the only one. */
const image: Shape = [3, 2, 4];
const onImages = (...parts: readonly Part[]): Case =>
  small([part('batch-norm'), ...parts, part('flatten'), dense(3), softmax], {}, { shape: image, features: 'bytes' });

const operations: Readonly<Record<string, Case>> = {
  'dense without bias': around(dense(6, { bias: false })),
  'L1 and L2': around(dense(6, { l1: 0.01 }), dense(5, { l2: 0.02 }), dense(4, { l1: 0.003, l2: 0.004 })),
  'softmax in the middle': around(softmax),
  'softmax over the last axis of images': onImages(softmax),
  dropout: around(part('dropout', { rate: 0.4 }), act('tanh'), part('dropout', { rate: 0.2 })),
  'dropout on the data': small([part('dropout', { rate: 0.5 }), dense(3), softmax]),
  'batch norm': around(part('batch-norm', { momentum: 0.9 })),
  'batch norm on images': onImages(part('batch-norm', { momentum: 0.5, epsilon: 0.01 })),
  'batch norm of one row': small([dense(4), part('batch-norm'), dense(3), softmax], { training: { batch: 11 } }),
  'layer norm': around(part('layer-norm')),
  'layer norm on images': onImages(part('layer-norm', { epsilon: 0.01 })),
  'layer norm before the head': small([dense(3), part('layer-norm'), softmax]),
  'an add of three': small([
    dense(4),
    dense(4, {}),
    { type: 'dense', params: { units: 4, initialiser: 'he' }, inputs: [1] },
    { type: 'add', inputs: [1, 2, 3] },
    dense(3),
    softmax,
  ]),
  'a concatenate of three': small([
    dense(4),
    { type: 'dense', params: { units: 2, initialiser: 'he' }, inputs: [0] },
    { type: 'concatenate', inputs: [1, 0, 2] },
    dense(3),
    softmax,
  ]),
  'a concatenate on images': small(
    [
      part('batch-norm'),
      act('tanh'),
      { type: 'concatenate', inputs: [1, 2, 1] },
      part('layer-norm'),
      part('flatten'),
      dense(3),
      softmax,
    ],
    {},
    { shape: image },
  ),
  'one node for both inputs of an add': small([dense(4), { type: 'add', inputs: [1, 1] }, dense(3), softmax]),
  'one node that feeds four': small([
    dense(4),
    act('tanh', {}),
    { type: 'activation', params: { function: 'sigmoid' }, inputs: [1] },
    { type: 'add', inputs: [1, 2, 3] },
    { type: 'concatenate', inputs: [1, 4] },
    dense(3),
    softmax,
  ]),
  'one dense layer alone': small([dense(3), softmax]),
  'flatten of what is flat': small([part('flatten'), dense(3), softmax]),
};

/** On images of 5 × 4 × 3. */
const sliding = (...parts: readonly Part[]): Case =>
  small([...parts, part('flatten'), dense(3), softmax], {}, { shape: [5, 4, 3] });
const conv = (params: ParamRecord = {}): Part => part('conv2d', { filters: 4, initialiser: 'glorot', ...params });
const every = { strides: 'own', stride: 1 };
const windows: Readonly<Record<string, Case>> = {
  'a convolution': sliding(conv()),
  'a convolution without padding and bias': sliding(conv({ padding: 'valid', bias: false })),
  'a convolution with a stride': sliding(conv({ windowHeight: 2, windowWidth: 3, stride: 2 })),
  'a window as large as the image': sliding(conv({ windowHeight: 5, windowWidth: 4, padding: 'valid' })),
  'a window larger than the image': sliding(conv({ windowHeight: 7, windowWidth: 6 })),
  'convolutions behind one another': sliding(
    conv(),
    act('tanh'),
    conv({ filters: 9 }),
    act('tanh'),
    conv({ filters: 1 }),
  ),
  'penalties of filters': sliding(conv({ l1: 0.003, l2: 0.02 })),
  'max-pool': sliding(conv(), part('max-pool')),
  'max-pool behind the data': sliding(part('batch-norm'), part('max-pool', { padding: 'same' }), conv()),
  'max-pool of windows that overlap': sliding(conv(), part('max-pool', { ...every, windowHeight: 2, windowWidth: 1 })),
  'average-pool': sliding(conv(), part('average-pool')),
  'average-pool of windows that overlap, padded': sliding(
    conv(),
    part('average-pool', { ...every, padding: 'same', windowHeight: 3, windowWidth: 3 }),
  ),
  'mean over the image': sliding(conv(), act('tanh'), part('global-average-pool')),
};

const activations: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(
    activationFunctions.map(({ id }) => [id, around(act(id, { slope: 0.3 }), dense(4), act(id))] as const),
  ),
  'prelu with a slope for each unit': around(act('prelu', { shared: false, alpha: -0.5 })),
  'prelu on images': onImages(act('prelu', { shared: false }), act('prelu', { shared: true })),
  'tanh and softplus on images': onImages(act('tanh'), act('softplus')),
};

const lossNames = [
  'cross-entropy',
  'binary-cross-entropy',
  'mse',
  'mae',
  'huber',
] as const satisfies readonly LossName[];
const hidden = [dense(6), act('tanh')];
const losses: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(
    lossNames.flatMap((loss) => [
      [`${loss} of three units`, small([...hidden, dense(3)], { loss })],
      [`${loss} of one unit`, small([...hidden, dense(1)], { loss }, { classes: 2 })],
    ]),
  ),
  ...Object.fromEntries(
    (['mse', 'mae', 'huber'] as const).flatMap((loss) => [
      [`${loss} of probabilities`, small([...hidden, dense(3), softmax], { loss })],
      [`${loss} of a sigmoid`, small([...hidden, dense(1), act('sigmoid')], { loss, head: 'sigmoid' }, { classes: 2 })],
      [`${loss} of values`, small([...hidden, dense(1)], { loss }, { classes: 0 })],
    ]),
  ),
  'binary cross-entropy of a sigmoid': small(
    [...hidden, dense(1), act('sigmoid')],
    { loss: 'binary-cross-entropy', head: 'sigmoid' },
    { classes: 2, labels: 'floats' },
  ),
  // Found at random: one loss in it is 1.5e-14, less than float64 can tell from 0 beside a logit.
  'cross-entropy of an answer that is all but certain': makeCase({
    parts: [{ type: 'add', inputs: [0, 0, 0] }, dense(2), part('dropout', { rate: 0.5 }), softmax],
    plan: { seed: 27, training: { optimizer: 'sgd', learningRate: 0.1, batch: 1 } },
    data: { shape: [28], classes: 2, trainRows: 10, testRows: 1, features: 'bytes', labels: 'bytes' },
    epochs: 1,
    calls: [1],
  }),
  'cross-entropy of unscaled bytes': unscaled(
    small(
      [dense(2), softmax],
      { training: { learningRate: 3e-5, batch: 1 } },
      { classes: 2, features: 'bytes', shape: [12] },
    ),
  ),
};

const rates: Readonly<Record<OptimizerName, number>> = {
  sgd: 0.2,
  momentum: 0.05,
  nesterov: 0.05,
  rmsprop: 0.005,
  adam: 0.01,
  adamw: 0.01,
  adagrad: 0.1,
};
const optimizers: Readonly<Record<string, Case>> = Object.fromEntries(
  Object.entries(rates).flatMap(([name, learningRate]) => {
    const optimizer = optimizerNamed(name);
    const training = { optimizer, learningRate, momentum: 0.8, weightDecay: 0.2 };
    return [
      [name, small([...hidden, dense(3, { l2: 0.01 }), softmax], { training })],
      [`${name} of tiny gradients`, dimmed(small([dense(3, { bias: false }), softmax], { training }))],
    ];
  }),
);

/** Features up to 255: logits of hundreds, of whose distances the losses are powers. */
function unscaled(one: Case): Case {
  return { ...one, dataset: { ...one.dataset, info: { ...one.dataset.info, scale: 1 } } };
}

/** Features of about 1e-7 and with them gradients that tell where an optimizer adds its epsilon. */
function dimmed(one: Case): Case {
  return { ...one, dataset: { ...one.dataset, info: { ...one.dataset.info, scale: 1e-7 } } };
}

function optimizerNamed(name: string): OptimizerName {
  const found = (['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'] as const).find(
    (candidate) => candidate === name,
  );
  if (!found) throw new Error(`There is no optimizer "${name}".`);
  return found;
}

/** Each operation, activation, loss and optimizer by itself, so that a disagreement has a name. */
export const namedCases = { operations, windows, activations, losses, optimizers };

/** Wide enough for packed products: 784-96-10 on minibatches of 64 and 37 images. Takes the reference a second. */
export const wideCase: Case = makeCase({
  parts: [part('flatten'), dense(96), act('relu'), dense(10), softmax],
  plan: { seed: 3, training: { batch: 64, learningRate: 0.1 } },
  data: { shape: [28, 28, 1], classes: 10, trainRows: 101, testRows: 30, features: 'bytes', labels: 'bytes' },
  epochs: 1,
  calls: [2],
});

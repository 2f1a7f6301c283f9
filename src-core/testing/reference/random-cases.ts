import fc from 'fast-check';
import type { LossName, OptimizerName, TrainSettings } from '../../graph/document';
import { activationFunctions } from '../../nodes/activation-functions';
import type { ParamRecord, Shape } from '../../nodes/define-node';
import type { Head } from '../../plan/plan';
import type { Part } from '../plans';
import { type Case, makeCase } from './cases';
import { fewestToNormalise, grantWish, joinLooseEnds, type PartWish, startDrawing } from './drawing';

/** How large random networks may be. */
export interface RandomSizes {
  /** Widths of dense layers, as often as they are listed. */
  readonly units: readonly number[];
  readonly trainRows: number;
  readonly batch: number;
  readonly epochs: number;
}

/** Small ones most of the time, so that many fit in a test; now and then wide enough for packed products. */
export const usualSizes: RandomSizes = {
  units: [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 33, 64],
  trainRows: 40,
  batch: 20,
  epochs: 2,
};

/** What the network ends in and what it is compared with. `classes` is 0 for regression. */
interface Ending {
  readonly head: Head;
  readonly loss: LossName;
  readonly classes: number;
  readonly width: number;
}

/** All that a case is made of, short enough to be printed where one fails. */
export interface CaseRecipe {
  readonly shape: Shape;
  readonly wishes: readonly PartWish[];
  readonly tail: Part | null;
  readonly ending: Ending;
  readonly training: Partial<TrainSettings>;
  readonly features: 'bytes' | 'floats';
  readonly labels: 'bytes' | 'floats';
  readonly trainRows: number;
  readonly testRows: number;
  readonly epochs: number;
  readonly calls: readonly number[];
  readonly seed: number;
}

const shapes: readonly Shape[] = [[1], [2], [3], [5], [8], [13], [4, 4, 1], [3, 2, 3], [4, 3], [28]].concat([
  [6, 5, 2],
  [5, 4, 3],
  [7, 7, 1],
]);

const rateOf: Readonly<Record<OptimizerName, number>> = {
  sgd: 0.1,
  momentum: 0.03,
  nesterov: 0.03,
  rmsprop: 0.003,
  adam: 0.01,
  adamw: 0.01,
  adagrad: 0.05,
};

/** Params of what slides over images. */
const window = {
  windowHeight: fc.integer({ min: 1, max: 4 }),
  windowWidth: fc.integer({ min: 1, max: 4 }),
  stride: fc.constantFrom(1, 1, 2, 3),
  padding: fc.constantFrom('same', 'valid'),
};

function paramsOf(type: string, units: readonly number[]): fc.Arbitrary<ParamRecord> {
  switch (type) {
    case 'dense':
      return fc.record({
        units: fc.constantFrom(...units),
        bias: fc.constantFrom(true, true, false),
        initialiser: fc.constantFrom('glorot', 'he'),
        l1: fc.constantFrom(0, 0, 0.003),
        l2: fc.constantFrom(0, 0, 0.02),
      });
    case 'activation':
      return fc.record({
        function: fc.constantFrom(...activationFunctions.map(({ id }) => id), 'prelu'),
        slope: fc.constantFrom(0, 0.1, 0.3, 1),
        alpha: fc.constantFrom(-0.5, 0.25),
        shared: fc.boolean(),
      });
    case 'dropout':
      return fc.record({ rate: fc.constantFrom(0, 0.1, 0.5, 0.8) });
    case 'batch-norm':
      return fc.record({ momentum: fc.constantFrom(0, 0.5, 0.9, 0.99), epsilon: fc.constantFrom(1e-3, 1e-2) });
    case 'layer-norm':
      return fc.record({ epsilon: fc.constantFrom(1e-3, 1e-2) });
    case 'conv2d':
      return fc.record({
        filters: fc.constantFrom(1, 2, 3, 4, 5, 8),
        ...window,
        bias: fc.constantFrom(true, true, false),
        initialiser: fc.constantFrom('glorot', 'he'),
        l1: fc.constantFrom(0, 0, 0.003),
        l2: fc.constantFrom(0, 0, 0.02),
      });
    case 'max-pool':
    case 'average-pool':
      return fc.record({ ...window, strides: fc.constantFrom('own', 'window') });
    default:
      return fc.constant({});
  }
}

const types = ['dense', 'dense', 'dense', 'activation', 'activation', 'activation', 'softmax', 'dropout'].concat([
  'flatten',
  'batch-norm',
  'layer-norm',
  'add',
  'add',
  'concatenate',
  'concatenate',
  'reshape',
  'conv2d',
  'conv2d',
  'conv2d',
  'max-pool',
  'average-pool',
  'global-average-pool',
]);

function wish(sizes: RandomSizes): fc.Arbitrary<PartWish> {
  return fc.constantFrom(...types).chain((type) =>
    fc.record({
      type: fc.constant(type),
      params: paramsOf(type, sizes.units),
      from: fc.array(fc.nat(7), { minLength: 3, maxLength: 3 }),
    }),
  );
}

function tail(sizes: RandomSizes): fc.Arbitrary<Part | null> {
  const one = fc
    .constantFrom('batch-norm', 'layer-norm', 'dropout', 'activation')
    .chain((type) => paramsOf(type, sizes.units).map((params): Part => ({ type, params })));
  return fc.option(one, { freq: 3 });
}

const onValues = fc.constantFrom<LossName>('mse', 'mae', 'huber');
const ending: fc.Arbitrary<Ending> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      head: fc.constantFrom<Head>('softmax', 'linear'),
      loss: fc.constant<LossName>('cross-entropy'),
      classes: fc.constantFrom(2, 3, 5, 10),
      width: fc.constant(0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      head: fc.constantFrom<Head>('sigmoid', 'linear'),
      loss: fc.constant<LossName>('binary-cross-entropy'),
      classes: fc.constant(2),
      width: fc.constant(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      head: fc.constantFrom<Head>('softmax', 'sigmoid', 'linear'),
      loss: onValues,
      classes: fc.constantFrom(2, 3),
      width: fc.constant(0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      head: fc.constantFrom<Head>('sigmoid', 'linear'),
      loss: onValues,
      classes: fc.constant(2),
      width: fc.constant(1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      head: fc.constantFrom<Head>('sigmoid', 'linear'),
      loss: onValues,
      classes: fc.constant(0),
      width: fc.constant(1),
    }),
  },
);

function mostly<Value>(usual: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 1, arbitrary: rare }, { weight: 6, arbitrary: usual });
}

function training(sizes: RandomSizes): fc.Arbitrary<Partial<TrainSettings>> {
  return fc
    .constantFrom<OptimizerName>('sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad')
    .chain((optimizer) =>
      fc.record({
        optimizer: fc.constant(optimizer),
        learningRate: fc.constantFrom(0.1, 1).map((factor) => factor * rateOf[optimizer]),
        momentum: fc.constantFrom(0.5, 0.9),
        weightDecay: fc.constantFrom(0, 0.01, 0.1),
        batch: mostly(fc.integer({ min: 4, max: sizes.batch }), fc.integer({ min: 1, max: 3 })),
      }),
    );
}

/** Recipes of random networks on made data: any operation, any loss that suits the head, any optimizer. */
export function caseRecipes(sizes: RandomSizes = usualSizes): fc.Arbitrary<CaseRecipe> {
  return fc.record({
    shape: fc.constantFrom(...shapes),
    wishes: fc.array(wish(sizes), { minLength: 1, maxLength: 8 }),
    tail: tail(sizes),
    ending,
    training: training(sizes),
    features: fc.constantFrom('bytes', 'floats'),
    labels: fc.constantFrom('bytes', 'floats'),
    trainRows: mostly(fc.integer({ min: 6, max: sizes.trainRows }), fc.integer({ min: 1, max: 5 })),
    testRows: fc.integer({ min: 1, max: sizes.trainRows }),
    epochs: fc.integer({ min: 1, max: sizes.epochs }),
    calls: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    seed: fc.nat(4_294_967_295),
  });
}

/**
 * The case that a recipe stands for; wishes that do not fit are left out. So are normalisations of one number or two (batch
 * norm of few rows, layer norm of few units): their gradient is all but 0, and what float32 makes of it is noise, which
 * Adam takes for a direction.
 */
export function caseOf(recipe: CaseRecipe): Case {
  const { shape, wishes, ending, features, labels, trainRows, testRows, epochs, calls, seed } = recipe;
  const { head, loss, classes } = ending;
  const { batch = 1 } = recipe.training;
  const drawing = startDrawing(shape);
  for (const one of wishes) grantWish(drawing, one);
  joinLooseEnds(drawing);
  drawing.put('dense', { units: ending.width || classes, initialiser: 'glorot' }, [drawing.flat(drawing.last())]);
  if (recipe.tail) drawing.put(recipe.tail.type, recipe.tail.params ?? {}, [drawing.last()]);
  if (head === 'softmax') drawing.put('softmax', {}, [drawing.last()]);
  if (head === 'sigmoid') drawing.put('activation', { function: 'sigmoid' }, [drawing.last()]);
  const rows = rowsFor(drawing.parts, batch, trainRows);
  return makeCase({
    parts: drawing.parts,
    plan: { head, loss, seed, training: { ...recipe.training, batch: rows.batch } },
    data: { shape, classes, trainRows: rows.trainRows, testRows, features, labels },
    epochs,
    calls,
  });
}

/** With a batch norm no minibatch has too few rows, the last one of an epoch neither. */
function rowsFor(parts: readonly Part[], batch: number, trainRows: number): { batch: number; trainRows: number } {
  if (parts.every(({ type }) => type !== 'batch-norm')) return { batch, trainRows };
  const size = Math.max(batch, fewestToNormalise);
  const last = trainRows % size;
  return { batch: size, trainRows: last > 0 ? trainRows + Math.max(0, fewestToNormalise - last) : trainRows };
}

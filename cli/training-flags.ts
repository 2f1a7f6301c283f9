import type { Dataset } from '../src-core/datasets/define-dataset';
import { mostParts } from '../src-core/engine/fused/team';
import { applyChange } from '../src-core/graph/apply-change';
import type { GraphDocument, TrainSettings } from '../src-core/graph/document';
import type { Change } from '../src-core/graph/edit';
import { trainingRanges } from '../src-core/graph/problems/settings';
import { readDataset } from './datasets';
import { engineNames } from './engine';
import { type CommandIo, wrongUse } from './io';
import { readProject } from './project';
import { readLabelledRows } from './rows';
import type { Flag, NumberRange, VerbUse } from './verb';

const schedules = ['constant', 'step', 'exponential', 'linear', 'cosine', 'warmup-cosine'] as const;
const optimizers = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'] as const;

/** Flags of verbs that train, by name: each takes those that mean something to it. */
export const trainingFlags = {
  epochs: { name: 'epochs', value: 'N', doc: "Epochs, instead of the project's own" },
  batch: { name: 'batch', value: 'N', doc: 'Samples in a minibatch' },
  lr: { name: 'lr', value: 'X', doc: 'Learning rate' },
  optimizer: { name: 'optimizer', value: 'NAME', doc: optimizers.join(', ') },
  schedule: { name: 'schedule', value: 'NAME', doc: `How the rate changes: ${schedules.join(', ')}` },
  clipNorm: { name: 'clip-norm', value: 'X', doc: 'Largest norm of all gradients together' },
  clipValue: { name: 'clip-value', value: 'X', doc: 'Largest size of each number of a gradient' },
  l1: { name: 'l1', value: 'X', doc: 'Penalty on the sizes of all kernels' },
  l2: { name: 'l2', value: 'X', doc: 'Penalty on the squares of all kernels' },
  earlyStopping: {
    name: 'early-stopping',
    value: 'N',
    doc: 'End when the test loss has not fallen for N epochs, with the weights of the best',
  },
  seed: { name: 'seed', value: 'S', doc: 'Seed of first weights, shuffles and dropout' },
  engine: {
    name: 'engine',
    value: 'NAME',
    doc: `${engineNames.join(', ')}; auto is the fastest that takes the network`,
  },
  threads: {
    name: 'threads',
    value: 'N',
    doc: `Threads of the fused engine at most, 1 to ${mostParts}; as many as processors if not given. Same results, bit for bit`,
  },
  data: {
    name: 'data',
    value: 'PATH',
    doc: 'Train on these rows instead: a CSV with the label last, or a folder with an IDX pair',
  },
} as const satisfies Readonly<Record<string, Flag>>;

/** The project as the flags change it. A flag that is wrong is said before the file is looked at. */
export async function readAsked(use: VerbUse): Promise<GraphDocument> {
  const changes = changesOf(use);
  return changes.reduce(changed, await readProject(use.argument));
}

/** Which engine is asked for, and with how many threads at most. */
export const engineOf = (use: VerbUse) => ({
  engine: use.choice('engine', engineNames) ?? 'auto',
  threads: use.number('threads', { min: 1, max: mostParts, whole: true }),
});

/** The project's data, with the rows of `--data` to train on where it is given. */
export async function readTrainingData(document: GraphDocument, use: VerbUse, io: CommandIo): Promise<Dataset> {
  const dataset = await readDataset(document.dataset, io);
  const path = use.text('data');
  if (path === undefined) return dataset;
  const train = await readLabelledRows(path, dataset.info, 'train', io);
  return { ...dataset, info: { ...dataset.info, trainCount: train.count }, train };
}

/** A change of the document; one that cannot be is the user's wish. */
export function changed(document: GraphDocument, wanted: Change): GraphDocument {
  const result = applyChange(document, wanted);
  if (result.ok) return result.value;
  throw wrongUse(result.error);
}

/** What the flags change in the project; the trained file says so too, and so repeats. */
function changesOf(use: VerbUse): Change[] {
  const training = Object.fromEntries(
    Object.entries({
      epochs: use.number('epochs', rangeOf('epochs')),
      batch: use.number('batch', rangeOf('batch')),
      learningRate: use.number('lr', rangeOf('learningRate')),
      optimizer: use.choice('optimizer', optimizers),
      schedule: use.choice('schedule', schedules),
      l1: use.number('l1', rangeOf('l1')),
      l2: use.number('l2', rangeOf('l2')),
      ...clippingOf(use),
      ...stoppingOf(use),
    } satisfies { [Key in keyof TrainSettings]?: TrainSettings[Key] | undefined }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const seed = use.number('seed', { min: 0, max: 4_294_967_295, whole: true });
  return [{ kind: 'set-training', training }, ...(seed === undefined ? [] : [{ kind: 'set-seed', seed } as const])];
}

function clippingOf(use: VerbUse): Partial<TrainSettings> {
  const norm = use.number('clip-norm', rangeOf('clipLimit'));
  const value = use.number('clip-value', rangeOf('clipLimit'));
  if (norm !== undefined && value !== undefined) throw wrongUse('Give either --clip-norm or --clip-value, not both.');
  if (norm !== undefined) return { clipping: 'norm', clipLimit: norm };
  return value === undefined ? {} : { clipping: 'value', clipLimit: value };
}

function stoppingOf(use: VerbUse): Partial<TrainSettings> {
  const patience = use.number('early-stopping', rangeOf('patience'));
  return patience === undefined ? {} : { earlyStopping: true, patience, restoreBest: true };
}

function rangeOf(key: (typeof trainingRanges)[number]['key']): NumberRange {
  return trainingRanges.find((range) => range.key === key) ?? { min: 0, max: Number.MAX_VALUE };
}

import { setImmediate } from 'node:timers/promises';
import type { Dataset } from '../../src-core/datasets/define-dataset';
import { mostParts } from '../../src-core/engine/fused/team';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument, TrainSettings } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { trainingRanges } from '../../src-core/graph/problems/settings';
import { serializeDocument } from '../../src-core/graph/serialize';
import { runId } from '../../src-core/ids';
import { storeWeights } from '../../src-core/model/stored-weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { EarlyEnd, TrainEvent, TrainFailure } from '../../src-core/training/protocol';
import { openTrainer, type Trainer } from '../../src-core/training/trainer';
import { readDataset } from '../datasets';
import { engineNames, startEngine } from '../engine';
import { writeFileAtomic } from '../files';
import { type CommandIo, wrongInput, wrongUse } from '../io';
import { checkProject, readProject } from '../project';
import { readLabelledRows } from '../rows';
import type { NumberRange, Verb, VerbUse } from '../verb';
import { json, percent, whole } from '../write';

const schedules = ['constant', 'step', 'exponential', 'linear', 'cosine', 'warmup-cosine'] as const;
const optimizers = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'] as const;

export const trainVerb: Verb = {
  name: 'train',
  argument: 'FILE',
  doc: 'Train a network from its first weights; one line an epoch',
  flags: [
    { name: 'epochs', value: 'N', doc: "Epochs, instead of the project's own" },
    { name: 'batch', value: 'N', doc: 'Samples in a minibatch' },
    { name: 'lr', value: 'X', doc: 'Learning rate' },
    { name: 'optimizer', value: 'NAME', doc: optimizers.join(', ') },
    { name: 'schedule', value: 'NAME', doc: `How the rate changes: ${schedules.join(', ')}` },
    { name: 'clip-norm', value: 'X', doc: 'Largest norm of all gradients together' },
    { name: 'clip-value', value: 'X', doc: 'Largest size of each number of a gradient' },
    { name: 'l1', value: 'X', doc: 'Penalty on the sizes of all kernels' },
    { name: 'l2', value: 'X', doc: 'Penalty on the squares of all kernels' },
    {
      name: 'early-stopping',
      value: 'N',
      doc: 'End when the test loss has not fallen for N epochs, with the weights of the best',
    },
    { name: 'seed', value: 'S', doc: 'Seed of first weights, shuffles and dropout' },
    { name: 'engine', value: 'NAME', doc: `${engineNames.join(', ')}; auto is the fastest that takes the network` },
    {
      name: 'threads',
      value: 'N',
      doc: `Threads of the fused engine at most, 1 to ${mostParts}; as many as processors if not given. Same results, bit for bit`,
    },
    {
      name: 'data',
      value: 'PATH',
      doc: 'Train on these rows instead: a CSV with the label last, or a folder with an IDX pair',
    },
    { name: 'output', short: 'o', value: 'TRAINED', doc: 'Write the project with its trained weights here' },
  ],
  more: 'Ctrl+C stops within one minibatch and still writes TRAINED. The test set stays the one of the data set.',
  run: runTrain,
};

async function runTrain(use: VerbUse, io: CommandIo): Promise<0 | 1> {
  const engine = use.choice('engine', engineNames);
  const threads = use.number('threads', { min: 1, max: mostParts, whole: true });
  const changes = changesOf(use);
  const document = changes.reduce(change, await readProject(use.argument));
  const { plan } = checkProject(document);
  const dataset = await readTrainingData(document, use.text('data'), io);
  const { tfjs, report, makeFused } = await startEngine(plan, engine ?? 'auto', threads);
  io.stderr(
    `Training "${plan.name}" on ${whole(dataset.train.count)} ${dataset.info.unit}, ${report.engine}: ${report.reason}\n`,
  );

  let end: Extract<TrainEvent, { kind: 'end' }> | null = null;
  let epochs = 0;
  const trainer = openTrainer(
    {
      tfjs,
      now: () => performance.now(),
      yieldControl: () => setImmediate(),
      makeFused,
      emit(event) {
        if (event.kind === 'end') end = event;
        if (event.kind !== 'epoch') return;
        epochs = event.epoch;
        io.stdout(use.json ? epochJson(event) : epochWords(event, plan));
      },
    },
    { run: runId('command-line'), plan, dataset, weights: null, engine: report },
  );
  const ended = await trainToEnd(trainer, () => end, io);
  if (ended.how === 'failed') {
    if (use.json) io.stdout(json({ kind: 'end', how: ended.how }));
    throw wrongInput(describeFailure(ended.failure, plan));
  }
  const output = use.text('output');
  if (output !== undefined) {
    const trained = change(document, {
      kind: 'set-weights',
      weights: storeWeights(trainer.weights(), ended.early?.restored ? ended.early.epoch : epochs),
    });
    await writeFileAtomic(output, [serializeDocument(trained)]);
    io.stderr(`Wrote ${output}\n`);
  }
  trainer.dispose();
  io.stdout(
    use.json
      ? json({ kind: 'end', how: ended.how, ...(ended.early && { early: earlyJson(ended.early) }) })
      : endWords(ended, epochs),
  );
  return 0;
}

const earlyJson = ({ stopped, epoch, restored }: EarlyEnd) => ({ stopped, bestEpoch: epoch, restored });

function endWords({ how, early }: EndEvent, epochs: number): string {
  const best = early?.restored ? ` The weights are those of epoch ${early.epoch}, which had the least test loss.` : '';
  if (early?.stopped) return `Stopped early after ${epochs} epochs.${best}\n`;
  return `${how === 'stopped' ? 'Stopped' : 'Finished'} after ${epochs} epochs.${best}\n`;
}

async function trainToEnd(trainer: Trainer, end: () => Extract<TrainEvent, { kind: 'end' }> | null, io: CommandIo) {
  const forget = io.onInterrupt(() => trainer.stop());
  try {
    await trainer.start('end');
  } finally {
    forget();
  }
  const ended = end();
  if (!ended) throw new Error('The training stopped without its last word.');
  return ended;
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

function change(document: GraphDocument, wanted: Change): GraphDocument {
  const changed = applyChange(document, wanted);
  if (changed.ok) return changed.value;
  throw wrongUse(changed.error);
}

async function readTrainingData(document: GraphDocument, path: string | undefined, io: CommandIo): Promise<Dataset> {
  const dataset = await readDataset(document.dataset, io);
  if (path === undefined) return dataset;
  const train = await readLabelledRows(path, dataset.info, 'train', io);
  return { ...dataset, info: { ...dataset.info, trainCount: train.count }, train };
}

type EndEvent = Extract<TrainEvent, { kind: 'end'; how: 'finished' | 'stopped' }>;
type EpochEvent = Extract<TrainEvent, { kind: 'epoch' }>;

function epochJson({ epoch, train, test, seconds }: EpochEvent): string {
  return json({
    kind: 'epoch',
    epoch,
    train: { loss: train.loss, accuracy: train.accuracy },
    test: { loss: test.loss, accuracy: test.accuracy },
    samplesPerSecond: seconds > 0 ? Math.round(train.count / seconds) : null,
  });
}

function epochWords({ epoch, train, test, seconds }: EpochEvent, { training }: TrainPlan): string {
  const speed = seconds > 0 ? `  ${whole(train.count / seconds)} samples/s` : '';
  const width = String(training.epochs).length;
  return `Epoch ${String(epoch).padStart(width)} of ${training.epochs}  training loss ${train.loss.toFixed(4)}${accuracyWords(train.accuracy)}  test loss ${test.loss.toFixed(4)}${accuracyWords(test.accuracy, test.count)}${speed}\n`;
}

function accuracyWords(accuracy: number | null, count?: number): string {
  if (accuracy === null) return '';
  if (count === undefined) return `, accuracy ${percent(accuracy)}`;
  const [low, high] = wilsonInterval(Math.round(accuracy * count), count);
  return `, accuracy ${percent(accuracy)} (95 % interval ${percent(low)} to ${percent(high)}, n = ${whole(count)})`;
}

function describeFailure(failure: TrainFailure, plan: TrainPlan): string {
  if (failure.kind !== 'diverged') return `The training failed: ${failure.message}`;
  const culprit = plan.operations.find(({ node }) => node === failure.node);
  const where = culprit ? ` ${culprit.title} was the first to give numbers that are not finite.` : '';
  return `The training diverged at step ${failure.step} (epoch ${failure.epoch + 1}) with learning rate ${failure.learningRate}.${where} Try a smaller one with --lr. Nothing was written.`;
}

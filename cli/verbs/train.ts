import { setImmediate } from 'node:timers/promises';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { serializeDocument } from '../../src-core/graph/serialize';
import { runId } from '../../src-core/ids';
import { storeWeights } from '../../src-core/model/stored-weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { EarlyEnd, TrainEvent, TrainFailure } from '../../src-core/training/protocol';
import { openTrainer, type Trainer } from '../../src-core/training/trainer';
import { diagnose, diagnosisJson, diagnosisWords } from '../diagnosis';
import { startEngine } from '../engine';
import { writeFileAtomic } from '../files';
import { type CommandIo, wrongInput } from '../io';
import { checkProject } from '../project';
import { changed, engineOf, readAsked, readTrainingData, trainingFlags } from '../training-flags';
import type { Verb, VerbUse } from '../verb';
import { json, percent, whole } from '../write';

export const trainVerb: Verb = {
  name: 'train',
  argument: 'FILE',
  doc: 'Train a network from its first weights; one line an epoch',
  flags: [
    ...Object.values(trainingFlags),
    { name: 'output', short: 'o', value: 'TRAINED', doc: 'Write the project with its trained weights here' },
  ],
  more: [
    'Ctrl+C stops within one minibatch and still writes TRAINED. The test set stays the one of the data set.',
    'A run that diverges is looked into: which node left the range of numbers first, at which step, and what may help.',
  ].join('\n'),
  run: runTrain,
};

async function runTrain(use: VerbUse, io: CommandIo): Promise<0 | 1> {
  const { engine, threads } = engineOf(use);
  const document = await readAsked(use);
  const { plan } = checkProject(document);
  const dataset = await readTrainingData(document, use, io);
  const { tfjs, report, makeFused } = await startEngine(plan, engine, threads);
  io.stderr(
    `Training "${plan.name}" on ${whole(dataset.train.count)} ${dataset.info.unit}, ${report.engine}: ${report.reason}\n`,
  );

  let end: Extract<TrainEvent, { kind: 'end' }> | null = null;
  let epochs = 0;
  let stepsPerEpoch = 1;
  const trainer = openTrainer(
    {
      tfjs,
      now: () => performance.now(),
      yieldControl: () => setImmediate(),
      makeFused,
      emit(event) {
        if (event.kind === 'end') end = event;
        if (event.kind === 'opened') stepsPerEpoch = event.stepsPerEpoch;
        if (event.kind !== 'epoch') return;
        epochs = event.epoch;
        io.stdout(use.json ? epochJson(event) : epochWords(event, plan));
      },
    },
    { run: runId('command-line'), plan, dataset, weights: null, engine: report },
  );
  const ended = await trainToEnd(trainer, () => end, io);
  if (ended.how === 'failed') {
    const found = ended.failure.kind === 'diverged' ? await diagnose(trainer, io) : null;
    const tell = use.json ? diagnosisJson : diagnosisWords;
    if (found !== null) io.stdout(tell(plan, found, stepsPerEpoch));
    trainer.dispose();
    if (use.json) io.stdout(json({ kind: 'end', how: ended.how }));
    throw wrongInput(describeFailure(ended.failure, plan));
  }
  const output = use.text('output');
  if (output !== undefined) {
    const trained = changed(document, {
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
  return `Epoch ${String(epoch).padStart(width)} of ${training.epochs}  training loss ${lossText(train.loss)}${accuracyWords(train.accuracy)}  test loss ${lossText(test.loss)}${accuracyWords(test.accuracy, test.count)}${speed}\n`;
}

/** Four decimals; what is on its way to diverge has more digits than anybody reads. */
const lossText = (loss: number): string => (loss < 1e6 ? loss.toFixed(4) : loss.toExponential(2));

function accuracyWords(accuracy: number | null, count?: number): string {
  if (accuracy === null) return '';
  if (count === undefined) return `, accuracy ${percent(accuracy)}`;
  const [low, high] = wilsonInterval(Math.round(accuracy * count), count);
  return `, accuracy ${percent(accuracy)} (95 % interval ${percent(low)} to ${percent(high)}, n = ${whole(count)})`;
}

function describeFailure(failure: TrainFailure, plan: TrainPlan): string {
  if (failure.kind !== 'diverged') return `The training failed: ${failure.message}`;
  return `The training of "${plan.name}" diverged at step ${failure.step} (epoch ${failure.epoch + 1}) with learning rate ${failure.learningRate}. Nothing was written.`;
}

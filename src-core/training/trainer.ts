import type { Dataset } from '../datasets/define-dataset';
import type { StepEngine } from '../engine/step-engine';
import type { RunId } from '../ids';
import { exportTfjsLayers } from '../interop/tfjs-layers';
import { initialWeights } from '../model/initial-weights';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';
import type { Tfjs } from '../tfjs';
import { makeAnswerSheet } from './answer-sheet';
import { makeBatchSource } from './batches';
import type { Diagnosis } from './detective/diagnosis';
import { makeDetective } from './detective/make-detective';
import { findNonFinite } from './divergence';
import { makeEarlyStopping } from './early-stopping';
import { makeEpochRun } from './epoch-run';
import { type EvaluationHost, evaluate } from './evaluate';
import { type Looks, makeLooks } from './looks';
import { makeNetwork, type Network } from './network';
import { makePast } from './past';
import type { EngineReport, NamedFile, RunPlace, TestAnswers, TestMetrics, TrainEvent } from './protocol';
import { makeRescue } from './rescue';
import { makeRunReport } from './run-report';
import { makeSnapshotter } from './snapshot';
import { makeSnapshotKeeper } from './snapshot-keeper';
import { makeStepLog } from './step-log';
import { makeTfjsEngine } from './tfjs-engine';
import { makeTrainingLoop, type RunUntil } from './training-loop';
import type { Rest } from './turns';
import { makeWeightHistory } from './weight-history';

export type FusedMaker = (plan: TrainPlan, dataset: Dataset, weights: ModelWeights, threads: number) => StepEngine;

/** What a trainer needs of the thread that it runs in. */
export interface TrainerHost {
  readonly tfjs: Tfjs;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Lets waiting messages in; called about every 8 ms. */
  readonly yieldControl: () => Promise<void>;
  /** Leaves the processor to others for a while, where the trainer gives way; without it, as long as `yieldControl` takes. */
  readonly rest?: () => Rest;
  /** Least milliseconds between evaluations of epochs that are shorter; without it every epoch is evaluated. */
  readonly evaluationInterval?: number;
  /** Where there is a fused engine. Called for plans that it takes. */
  readonly makeFused?: FusedMaker;
  /** All buffers of an event are fresh: they may be transferred. */
  readonly emit: (event: TrainEvent) => void;
}

export interface OpenRequest {
  readonly run: RunId;
  readonly plan: TrainPlan;
  readonly dataset: Dataset;
  /** `null` starts from the plan's first weights. A rewind goes to the first weights in either case. */
  readonly weights: ModelWeights | null;
  readonly engine: EngineReport;
  /** Where a run that continues another goes on; the shuffles are those that the other would have had. */
  readonly from?: RunPlace | undefined;
}

/** One open run. Speaks `training/protocol.ts` through `host.emit`. */
export interface Trainer extends Looks {
  readonly run: RunId;
  /** Starts or resumes; settles when the run pauses or ends. While it runs, only changes how far it goes. */
  start(until: RunUntil): Promise<void>;
  pause(): void;
  stop(): void;
  /** Back to the first weights, paused. A run that had ended is open again, and may end once more. */
  rewind(): void;
  /** While on, the trainer leaves some of the processor to the page, and shows nothing that is not asked for. */
  giveWay(on: boolean): void;
  setLearningRate(learningRate: number): void;
  /**
   * Evaluates both splits and emits `epoch`. Does nothing while training, which evaluates every epoch anyway.
   * @param progress told the share of the rows that is done
   */
  evaluate(progress?: (share: number) => void): Promise<void>;
  /** Metrics of the test split in inference mode, without an event; `null` if training begins meanwhile. */
  evaluateTest(): Promise<TestMetrics | null>;
  readonly running: boolean;
  exportTfjs(): Promise<NamedFile[]>;
  weights(): ModelWeights;
  /** Steps whose weights are kept, ascending. */
  readonly keptSteps: readonly number[];
  /**
   * Plays the end of a run that diverged again, and says what went wrong where. Its last healthy weights are then those
   * of now. Fails where it was cancelled: the weights are then those of before.
   * @param progress told the share that is done
   */
  diagnose(progress?: (share: number) => void): Promise<Diagnosis>;
  /** Ends a `diagnose` that is going on. */
  cancelDiagnosis(): void;
  dispose(): void;
}

/**
 * Makes the model on the current backend, and the engine that trains it, and emits `opened`. Throws where the weights do
 * not fit the plan.
 */
export function openTrainer(host: TrainerHost, request: OpenRequest): Trainer {
  const network = makeNetwork(host.tfjs, request.plan, request.weights ?? initialWeights(request.plan));
  let engine: StepEngine | null = null;
  try {
    engine = makeEngine(host, request, network);
    return trainerOf(host, request, network, engine);
  } catch (error) {
    engine?.dispose();
    network.dispose();
    throw error;
  }
}

function makeEngine(host: TrainerHost, { plan, dataset, engine }: OpenRequest, network: Network): StepEngine {
  if (engine.engine !== 'fused') return makeTfjsEngine(network, dataset);
  if (!host.makeFused) throw new Error('The fused engine is not to be had here.');
  return host.makeFused(plan, dataset, network.readWeights(), engine.threads);
}

function trainerOf(host: TrainerHost, request: OpenRequest, network: Network, engine: StepEngine): Trainer {
  const { tfjs, now, yieldControl, emit } = host;
  const { run, plan, dataset } = request;
  const { info } = dataset;
  const trains = makeBatchSource(tfjs, info, dataset.train);
  const dropout = makeRandom(plan.seed).fork('dropout');
  const position = makeEpochRun(plan, dataset.train.count, info.task === 'classification', engine, request.from);

  /** The network with the weights of now; they are its own where TensorFlow.js itself trains. */
  const synced = (): Network => {
    if (request.engine.engine === 'fused') network.writeWeights(engine.readWeights());
    return network;
  };
  const snapshotter = makeSnapshotter(network, makeBatchSource(tfjs, info, dataset.test));
  const keeper = makeSnapshotKeeper(synced, snapshotter, position, now);
  const past = makePast({ run, engine, position, history: makeWeightHistory(plan), emit });
  const rescue = makeRescue(engine, position, now);
  const learningRate = (): number => engine.learningRate;
  const log = makeStepLog(run, now, emit, learningRate);
  log.restart(position.step);
  const sheet = makeAnswerSheet(plan, dataset);
  const answers = (): TestAnswers | null => sheet?.read() ?? null;
  const evaluateTest = (quiet: EvaluationHost): Promise<TestMetrics | null> =>
    evaluate(engine, plan, dataset, 'test', quiet, sheet?.outputs);
  const report = makeRunReport({
    run,
    position,
    keeper,
    past,
    log,
    emit,
    learningRate,
    findNonFinite: ({ order, from, to, step }) =>
      findNonFinite(synced(), () => trains.features(order, from, to), dropout.fork(step)),
    writeWeights: (weights) => engine.writeWeights(weights),
  });
  const loop = makeTrainingLoop({
    run,
    epochs: plan.training.epochs,
    position,
    keeper,
    past,
    rescue,
    report,
    log,
    now,
    yieldControl,
    rest: host.rest ?? (() => ({ over: yieldControl(), end: () => undefined })),
    evaluationInterval: host.evaluationInterval ?? 0,
    emit,
    evaluateTest: (interrupted) => evaluateTest({ yieldControl, interrupted }),
    answers,
    learningRate,
    stopping: plan.training.earlyStopping ? makeEarlyStopping(plan.training) : null,
    readWeights: () => engine.readWeights(),
    writeWeights: (weights) => engine.writeWeights(weights),
    resetRun() {
      engine.writeWeights(initialWeights(plan));
      position.rewind();
    },
  });

  let disposed = false;
  const quiet = { yieldControl, interrupted: () => loop.running || disposed };
  const detective = makeDetective({
    engine,
    network,
    plan,
    trains,
    rows: dataset.train,
    position,
    rescue,
    past,
    now,
    yieldControl,
    isClosed: () => disposed,
  });

  const snapshot = keeper.take();
  if (!snapshot) throw new Error('The weights given to the run are not finite.');
  const { stepsPerEpoch } = position;
  const totalSteps = stepsPerEpoch * plan.training.epochs;
  emit({ kind: 'opened', run, engine: request.engine, stepsPerEpoch, totalSteps, snapshot });
  past.report();

  const { dispose: disposeLooks, ...looks } = makeLooks({
    tfjs,
    plan,
    dataset,
    engine,
    network,
    synced,
    position,
    past,
    detective,
    keeper,
    snapshotter,
    sheet,
    now,
    yieldControl,
    isTraining: () => loop.running,
    isClosed: () => disposed,
  });

  return {
    ...looks,
    run,
    start: (until) => loop.start(until),
    pause: () => loop.command('pause'),
    stop: () => loop.command('stop'),
    rewind: () => loop.command('rewind'),
    giveWay(on) {
      loop.givingWay = on;
      engine.giveWay?.(on);
    },
    setLearningRate(rate) {
      log.flush(true);
      engine.learningRate = rate;
      rescue.renew();
    },
    async evaluate(progress = () => undefined) {
      const { train: learned, test: held } = dataset;
      const all = learned.count + held.count;
      const counting = (before: number): EvaluationHost => ({
        ...quiet,
        progress: (rows) => progress((before + rows) / all),
      });
      const onTrain = await evaluate(engine, plan, dataset, 'train', counting(0));
      const onTest = onTrain && (await evaluateTest(counting(learned.count)));
      if (!onTrain || !onTest) return;
      const { loss, accuracy, count } = onTrain;
      const train = { loss, accuracy, count };
      emit({ kind: 'epoch', run, epoch: position.epoch, train, test: onTest, answers: answers(), seconds: 0 });
    },
    evaluateTest: () => evaluateTest(quiet),
    get running() {
      return loop.running;
    },
    exportTfjs: () => exportTfjsLayers(tfjs, synced().model),
    weights: () => engine.readWeights(),
    get keptSteps() {
      return past.steps;
    },
    diagnose: (progress) => detective.diagnose(progress),
    cancelDiagnosis: () => detective.cancel(),
    dispose() {
      disposed = true;
      loop.dispose();
      disposeLooks();
      engine.dispose();
      network.dispose();
    },
  };
}

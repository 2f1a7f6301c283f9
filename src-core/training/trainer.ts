import type { Dataset } from '../datasets/define-dataset';
import type { RunId } from '../ids';
import { exportTfjsLayers } from '../interop/tfjs-layers';
import { initialWeights } from '../model/initial-weights';
import { makeOptimizer } from '../model/optimizers';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import type { Tfjs } from '../tfjs';
import { makeBatchSource } from './batches';
import { makeEpochRun } from './epoch-run';
import { evaluate } from './evaluate';
import { makeNetwork } from './network';
import { predict } from './predict';
import type { EngineReport, NamedFile, TestMetrics, TrainEvent } from './protocol';
import { makeRunReport } from './run-report';
import { makeSnapshotter } from './snapshot';
import { makeSnapshotKeeper } from './snapshot-keeper';
import { makeStepLog } from './step-log';
import { makeTrainStep } from './train-step';
import { makeTrainingLoop, type RunUntil } from './training-loop';

/** What a trainer needs of the thread that it runs in. */
export interface TrainerHost {
  readonly tfjs: Tfjs;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Lets waiting messages in; called about every 8 ms. */
  readonly yieldControl: () => Promise<void>;
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
}

/** One open run on the current backend. Speaks `training/protocol.ts` through `host.emit`. */
export interface Trainer {
  readonly run: RunId;
  /** Starts or resumes; settles when the run pauses or ends. While it runs, only changes how far it goes. */
  start(until: RunUntil): Promise<void>;
  pause(): void;
  stop(): void;
  /** Back to the first weights, paused. A run that had ended is open again, and may end once more. */
  rewind(): void;
  setLearningRate(learningRate: number): void;
  /** Evaluates both splits and emits `epoch`. Does nothing while training, which evaluates every epoch anyway. */
  evaluate(): Promise<void>;
  /** Metrics of the test split in inference mode, without an event; `null` if training begins meanwhile. */
  evaluateTest(): Promise<TestMetrics | null>;
  /** Output of the head, row-major, for `count` rows in the data set's own units (pixels 0–255). */
  predict(features: Float32Array, count: number): Float32Array;
  exportTfjs(): Promise<NamedFile[]>;
  weights(): ModelWeights;
  dispose(): void;
}

/** Makes the model on the current backend and emits `opened`. Throws where the weights do not fit the plan. */
export function openTrainer(host: TrainerHost, request: OpenRequest): Trainer {
  const { tfjs, now, yieldControl, emit } = host;
  const { run, plan, dataset } = request;
  const network = makeNetwork(tfjs, plan, request.weights ?? initialWeights(plan));
  const optimizer = makeOptimizer(tfjs, plan.training);
  const train = makeBatchSource(tfjs, dataset.info, dataset.train);
  const test = makeBatchSource(tfjs, dataset.info, dataset.test);
  const position = makeEpochRun(plan, train, makeTrainStep(network, optimizer));
  const keeper = makeSnapshotKeeper(network, makeSnapshotter(network, test), position, now);
  const log = makeStepLog(run, now, emit);
  const learningRate = (): number => optimizer.learningRate;
  const report = makeRunReport({ run, network, position, keeper, log, emit, learningRate });
  const loop = makeTrainingLoop({
    run,
    epochs: plan.training.epochs,
    position,
    keeper,
    report,
    log,
    now,
    yieldControl,
    emit,
    evaluateTest: (interrupted) => evaluate(network, dataset.info, test, { yieldControl, interrupted }),
    learningRate,
    resetRun() {
      network.writeWeights(initialWeights(plan));
      optimizer.reset();
      position.rewind();
    },
  });

  let disposed = false;
  const quiet = { yieldControl, interrupted: () => loop.running || disposed };

  const snapshot = keeper.take();
  if (!snapshot) throw new Error('The weights given to the run are not finite.');
  const { stepsPerEpoch } = position;
  const totalSteps = stepsPerEpoch * plan.training.epochs;
  emit({ kind: 'opened', run, engine: request.engine, stepsPerEpoch, totalSteps, snapshot });

  return {
    run,
    start: (until) => loop.start(until),
    pause: () => loop.command('pause'),
    stop: () => loop.command('stop'),
    rewind: () => loop.command('rewind'),
    setLearningRate(rate) {
      optimizer.learningRate = rate;
    },
    async evaluate() {
      const onTrain = await evaluate(network, dataset.info, train, quiet);
      const onTest = onTrain && (await evaluate(network, dataset.info, test, quiet));
      if (!onTrain || !onTest) return;
      const { loss, accuracy, count } = onTrain;
      emit({ kind: 'epoch', run, epoch: position.epoch, train: { loss, accuracy, count }, test: onTest, seconds: 0 });
    },
    evaluateTest: () => evaluate(network, dataset.info, test, quiet),
    predict: (features, count) => predict(network, dataset.info, features, count),
    exportTfjs: () => exportTfjsLayers(tfjs, network.model),
    weights: () => network.readWeights(),
    dispose() {
      disposed = true;
      loop.dispose();
      optimizer.reset();
      network.dispose();
    },
  };
}

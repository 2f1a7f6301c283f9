import type { Dataset } from '../datasets/define-dataset';
import type { RunId } from '../ids';
import { exportTfjsLayers } from '../interop/tfjs-layers';
import { initialWeights } from '../model/initial-weights';
import { makeOptimizer } from '../model/optimizers';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import type { Tfjs } from '../tfjs';
import { makeBatchSource } from './batches';
import { findNonFinite } from './divergence';
import { type EpochRun, makeEpochRun } from './epoch-run';
import { evaluate } from './evaluate';
import { makeNetwork } from './network';
import { predict } from './predict';
import type { EngineReport, NamedFile, Snapshot, TestMetrics, TrainEvent } from './protocol';
import { isFiniteWeights, makeSnapshotter } from './snapshot';
import { makeStepLog } from './step-log';
import { makeTrainStep } from './train-step';

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

export type RunUntil = 'end' | 'batch' | 'epoch';

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
  /** Output of the head, row-major, for `count` rows in the data set's own units (pixels 0–255). */
  predict(features: Float32Array, count: number): Float32Array;
  exportTfjs(): Promise<NamedFile[]>;
  weights(): ModelWeights;
  /** Metrics of the test split in inference mode, without an event; `null` if the run was stopped meanwhile. */
  evaluateTest(): Promise<TestMetrics | null>;
  dispose(): void;
}

const slice = 8;
const snapshotInterval = 250;
/** Above this, copying the weights four times a second would cost more than it shows. */
const liveParameters = 2_000_000;

/** Makes the model on the current backend and emits `opened`. */
export function openTrainer(host: TrainerHost, request: OpenRequest): Trainer {
  const { tfjs, now, emit } = host;
  const { run, plan, dataset } = request;
  const network = makeNetwork(tfjs, plan, request.weights ?? initialWeights(plan));
  const optimizer = makeOptimizer(tfjs, plan.training);
  const train = makeBatchSource(tfjs, dataset.info, dataset.train);
  const test = makeBatchSource(tfjs, dataset.info, dataset.test);
  const position: EpochRun = makeEpochRun(plan, train, makeTrainStep(network, optimizer));
  const snapshotter = makeSnapshotter(network, test);
  const log = makeStepLog(run, now, emit);

  let phase: 'paused' | 'running' | 'ended' | 'disposed' = 'paused';
  let until: RunUntil = 'end';
  let wanted: 'go' | 'pause' | 'stop' | 'rewind' = 'go';
  let lastSnapshot = now();
  let lastFinite: ModelWeights = network.readWeights();
  let secondsInEpoch = 0;

  /** `null` if the weights are not finite. */
  const takeSnapshot = (): Snapshot | null => {
    const snapshot = snapshotter.take(position.step, position.epoch, position.gradients);
    if (!isFiniteWeights(snapshot.weights)) return null;
    // Copies of our own, since the event's buffers leave with it.
    lastFinite = snapshot.weights.map((weight) => ({ ...weight, values: weight.values.slice() }));
    lastSnapshot = now();
    return snapshot;
  };

  const diverge = (): void => {
    const node = findNonFinite(network, position.lastFeatures, position.lastRandom);
    const failure = {
      kind: 'diverged' as const,
      step: position.step,
      epoch: position.epoch,
      node,
      learningRate: optimizer.learningRate,
    };
    log.flush(true);
    network.writeWeights(lastFinite);
    phase = 'ended';
    emit({ kind: 'end', run, how: 'failed', failure });
  };

  const emitSnapshot = (): boolean => {
    const snapshot = takeSnapshot();
    if (snapshot) emit({ kind: 'snapshot', run, snapshot });
    else diverge();
    return snapshot !== null;
  };

  const finish = (how: 'finished' | 'stopped'): void => {
    log.flush(true);
    const snapshot = takeSnapshot();
    if (!snapshot) {
      diverge();
      return;
    }
    phase = 'ended';
    emit({ kind: 'end', run, how, snapshot });
  };

  const doRewind = (): void => {
    network.writeWeights(initialWeights(plan));
    optimizer.reset();
    position.rewind();
    log.restart(0);
    secondsInEpoch = 0;
    phase = 'paused';
    const snapshot = takeSnapshot();
    if (snapshot) emit({ kind: 'rewound', run, snapshot });
  };

  const doPause = (): void => {
    log.flush(true);
    phase = 'paused';
    // A single step is taken to be looked at: its event came with a snapshot already.
    if (until === 'end' && !emitSnapshot()) return;
    emit({ kind: 'paused', run, step: position.step });
  };

  /** Does what a command asked for; false if there was none. */
  const obey = (): boolean => {
    if (wanted === 'pause') doPause();
    else if (wanted === 'stop') finish('stopped');
    else if (wanted === 'rewind') doRewind();
    return wanted !== 'go';
  };

  const interruptible = {
    yieldControl: host.yieldControl,
    interrupted: () => wanted !== 'go' || phase === 'disposed',
  };

  /** Evaluates at the end of an epoch. False if a command came in between: the evaluation is then made anew. */
  const finishEpoch = async (): Promise<boolean> => {
    log.flush(true);
    const metrics = await evaluate(network, dataset.info, test, interruptible);
    if (!metrics) return false;
    const record = position.closeEpoch();
    emit({ kind: 'epoch', run, epoch: position.epoch, train: record, test: metrics, seconds: secondsInEpoch / 1000 });
    secondsInEpoch = 0;
    log.resume();
    return true;
  };

  /** One minibatch with its events; false if the run diverged. */
  const oneBatch = (): boolean => {
    const live = plan.parameters <= liveParameters && now() - lastSnapshot >= snapshotInterval;
    const show = live || position.isLastBatch || until === 'batch';
    const result = position.next(show);
    log.add(result.loss, result.accuracy, result.samples);
    if (!Number.isFinite(result.loss)) {
      diverge();
      return false;
    }
    if (!show) return true;
    log.flush(true);
    return emitSnapshot();
  };

  /** Trains until something asks it to stop. */
  const loop = async (): Promise<void> => {
    let sliceStart = now();
    while (phase === 'running') {
      if (obey()) return;
      if (position.atEpochEnd) {
        if (!(await finishEpoch())) continue;
        if (position.epoch >= plan.training.epochs) return finish('finished');
        if (until !== 'end') wanted = 'pause';
        sliceStart = now();
        continue;
      }
      if (!oneBatch()) return;
      const pauseNow = until === 'batch' && !position.atEpochEnd;
      if (now() - sliceStart < slice && !position.atEpochEnd && !pauseNow) continue;
      log.flush(false);
      await host.yieldControl();
      secondsInEpoch += now() - sliceStart;
      if (pauseNow && wanted === 'go') wanted = 'pause';
      sliceStart = now();
    }
  };

  const command = (next: 'pause' | 'stop' | 'rewind'): void => {
    if (phase === 'disposed') return;
    if (phase === 'running') {
      wanted = next;
      return;
    }
    if (next === 'rewind') doRewind();
    if (next === 'stop' && phase === 'paused') finish('stopped');
  };

  const opened = takeSnapshot();
  if (!opened) throw new Error('The weights given to the run are not finite.');
  const { stepsPerEpoch } = position;
  const totalSteps = stepsPerEpoch * plan.training.epochs;
  emit({ kind: 'opened', run, engine: request.engine, stepsPerEpoch, totalSteps, snapshot: opened });

  return {
    run,
    async start(next) {
      if (phase === 'running') {
        until = next;
        // Resumed before the pause was obeyed: there was none.
        if (wanted === 'pause') wanted = 'go';
      }
      if (phase !== 'paused') return;
      phase = 'running';
      until = next;
      wanted = 'go';
      log.resume();
      emit({ kind: 'running', run });
      try {
        await loop();
      } catch (error) {
        phase = 'ended';
        const message = error instanceof Error ? error.message : String(error);
        emit({ kind: 'end', run, how: 'failed', failure: { kind: 'engine', message } });
      }
    },
    pause: () => command('pause'),
    stop: () => command('stop'),
    rewind: () => command('rewind'),
    setLearningRate(learningRate) {
      optimizer.learningRate = learningRate;
    },
    async evaluate() {
      if (phase === 'running' || phase === 'disposed') return;
      const quiet = {
        yieldControl: host.yieldControl,
        interrupted: () => phase === 'running' || phase === 'disposed',
      };
      const onTrain = await evaluate(network, dataset.info, train, quiet);
      const onTest = onTrain && (await evaluate(network, dataset.info, test, quiet));
      if (!onTrain || !onTest) return;
      const { loss, accuracy, count } = onTrain;
      emit({ kind: 'epoch', run, epoch: position.epoch, train: { loss, accuracy, count }, test: onTest, seconds: 0 });
    },
    evaluateTest: () => evaluate(network, dataset.info, test, interruptible),
    predict: (features, count) => predict(network, dataset.info, features, count),
    exportTfjs: () => exportTfjsLayers(tfjs, network.model),
    weights: () => network.readWeights(),
    dispose() {
      phase = 'disposed';
      optimizer.reset();
      network.dispose();
    },
  };
}

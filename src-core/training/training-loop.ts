import type { RunId } from '../ids';
import type { ModelWeights } from '../model/weights';
import type { EarlyStopping } from './early-stopping';
import type { EpochRun } from './epoch-run';
import type { Past } from './past';
import type { TestAnswers, TestMetrics, TrainEvent } from './protocol';
import type { Rescue } from './rescue';
import type { RunReport } from './run-report';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { StepLog } from './step-log';
import { makeTurns, type TurnsParts } from './turns';

export type RunUntil = 'end' | 'batch' | 'epoch';
export type LoopCommand = 'pause' | 'stop' | 'rewind';

export interface LoopParts extends TurnsParts {
  readonly run: RunId;
  readonly epochs: number;
  readonly position: EpochRun;
  readonly keeper: SnapshotKeeper;
  readonly past: Past;
  readonly rescue: Rescue;
  readonly report: RunReport;
  readonly log: StepLog;
  /** Least milliseconds between two evaluations, beside those of every `evaluations`-th epoch. */
  readonly evaluationInterval: number;
  readonly emit: (event: TrainEvent) => void;
  /** Metrics of the whole test split; `null` if interrupted. */
  readonly evaluateTest: (interrupted: () => boolean) => Promise<TestMetrics | null>;
  /** What the network said to each row in the newest evaluation. */
  readonly answers: () => TestAnswers | null;
  readonly learningRate: () => number;
  /** Where the plan asks for it: then every epoch is evaluated. */
  readonly stopping: EarlyStopping | null;
  readonly readWeights: () => ModelWeights;
  /** Puts weights in place of those of now. */
  readonly writeWeights: (weights: ModelWeights) => void;
  /** First weights, empty optimizer, step 0. */
  readonly resetRun: () => void;
}

export interface TrainingLoop {
  readonly running: boolean;
  /** While true, every slice of work is followed by a rest, and no snapshots are taken for the view. */
  givingWay: boolean;
  /** Starts or resumes; settles when the run pauses or ends. While it runs, only changes how far it goes. */
  start(until: RunUntil): Promise<void>;
  command(next: LoopCommand): void;
  /** Ends all work in silence. */
  dispose(): void;
}

/** Milliseconds of minibatches in one call of the engine: small networks would spend their time in calls. */
const callTime = 2;
/** Milliseconds that a minibatch is taken to last at least: clocks of browsers are coarse. */
const shortest = 1e-4;
/** Where epochs last less than the evaluation interval, about so many of a run are evaluated, evenly spread. */
const evaluations = 200;

const toNorm = (norm: number | null): number => norm ?? Number.NaN;

/** Trains in slices of time and obeys commands between two minibatches, also while it evaluates. */
export function makeTrainingLoop(parts: LoopParts): TrainingLoop {
  const { run, position, keeper, past, report, log, now, emit } = parts;
  const turns = makeTurns(parts);
  let phase: 'paused' | 'running' | 'ended' | 'disposed' = 'paused';
  let until: RunUntil = 'end';
  let wanted: LoopCommand | null = null;
  let trainingTime = 0;
  /** Epochs since the last one that was evaluated, itself included. */
  let epochsTimed = 0;
  let evaluatedAt = Number.NEGATIVE_INFINITY;
  /** Milliseconds of a minibatch, smoothed. */
  let pace = callTime;
  /** A snapshot is due. It takes as long as a slice: messages are let in before it, so that a pause need not wait for it. */
  let owesSnapshot = false;

  const stop = (): void => {
    phase = 'ended';
    report.end('stopped');
  };

  /** After the last epoch, or `early`: with the weights of the best one where early stopping kept them. */
  const finish = (early: boolean): void => {
    const best = parts.stopping?.best ?? null;
    if (best?.weights) parts.writeWeights(best.weights);
    phase = 'ended';
    const { epoch = 0, answers = null } = best ?? {};
    report.end(
      'finished',
      best === null ? undefined : { stopped: early, epoch, restored: best.weights !== null, answers },
    );
  };

  const rewind = (): void => {
    parts.resetRun();
    parts.stopping?.reset();
    past.clear();
    parts.rescue.restart();
    log.restart(0);
    trainingTime = 0;
    phase = 'paused';
    report.rewound();
  };

  const pause = (): void => {
    log.flush(true);
    phase = 'paused';
    emit({ kind: 'paused', run, step: position.step });
    // To draw where it stands takes longer than to stop. A single minibatch came with a snapshot already.
    if (until !== 'batch' && !report.snapshot()) phase = 'ended';
  };

  const obey = (command: LoopCommand): void => {
    wanted = null;
    // Whatever the command, it comes with a snapshot of its own.
    owesSnapshot = false;
    if (command === 'pause') pause();
    else if (command === 'stop') stop();
    else rewind();
  };

  /** Whether this epoch is evaluated: tiny networks go through thousands a second. */
  const isEvaluated = (): boolean => {
    const epoch = position.epoch + 1;
    const every = Math.ceil(parts.epochs / evaluations);
    const spaced = parts.stopping !== null || epoch === 1 || epoch >= parts.epochs || epoch % every === 0;
    return spaced || until !== 'end' || wanted !== null || now() - evaluatedAt >= parts.evaluationInterval;
  };

  /** Evaluates and reports the epoch. If a command comes in between, it is evaluated anew after resuming. */
  const closeEpoch = async (): Promise<void> => {
    epochsTimed += 1;
    if (!isEvaluated()) {
      position.closeEpoch();
      return;
    }
    log.flush(true);
    const test = await parts.evaluateTest(() => wanted !== null || phase !== 'running');
    if (!test) {
      epochsTimed -= 1;
      return;
    }
    evaluatedAt = now();
    const train = position.closeEpoch();
    past.keep(true);
    past.report();
    const seconds = trainingTime / 1000 / epochsTimed;
    emit({ kind: 'epoch', run, epoch: position.epoch, train, test, answers: parts.answers(), seconds });
    trainingTime = 0;
    epochsTimed = 0;
    log.resume();
    const readBest = () => ({ weights: parts.readWeights(), answers: parts.answers() });
    const enough = parts.stopping?.see(position.epoch, test.loss, readBest) ?? false;
    if (enough || position.epoch >= parts.epochs) finish(enough);
    else if (until !== 'end') wanted = 'pause';
  };

  const takeSnapshot = (): void => {
    owesSnapshot = false;
    if (!report.snapshot()) phase = 'ended';
  };

  /** Some minibatches with their events: one call of the engine. */
  const trainBatches = (): void => {
    const most = Math.min(position.left, past.next - position.step);
    const count = until === 'batch' ? 1 : Math.min(Math.max(1, Math.floor(callTime / pace)), most);
    const kept = position.step + count === past.next || (count === position.left && isEvaluated());
    const shown = keeper.due() || (count === position.left && keeper.dueAtEpoch());
    const show = until === 'batch' || (shown && !turns.givingWay);
    const started = now();
    const results = position.advance(count, show || kept);
    const time = now() - started;
    trainingTime += time;
    pace = (pace + Math.max(time / count, shortest)) / 2;
    log.add(results);
    if (!Number.isFinite(results.loss.at(-1))) {
      phase = 'ended';
      report.diverged(parts.learningRate());
      return;
    }
    parts.rescue.offer(results.loss.at(-1) ?? 0);
    if (position.step >= past.next) past.keep(false);
    log.flush(show);
    if ((show || kept) && position.gradients !== null) {
      emit({ kind: 'gradients', run, step: position.step, norms: Float32Array.from(position.gradients, toNorm) });
    }
    if (show && until === 'batch') takeSnapshot();
    else owesSnapshot = show;
    if (until === 'batch' && position.left > 0) wanted ??= 'pause';
  };

  const loop = async (): Promise<void> => {
    while (phase === 'running') {
      if (wanted) obey(wanted);
      else if (owesSnapshot) takeSnapshot();
      else if (position.left === 0) await closeEpoch();
      else trainBatches();
      if (phase === 'running' && !wanted && (owesSnapshot || turns.over)) trainingTime += await turns.pass();
    }
  };

  return {
    get running() {
      return phase === 'running';
    },
    get givingWay() {
      return turns.givingWay;
    },
    set givingWay(on) {
      turns.givingWay = on;
      log.rare = on;
    },
    async start(next) {
      if (phase === 'running') {
        until = next;
        // Resumed before the pause was obeyed: there was none.
        if (wanted === 'pause') wanted = null;
      }
      if (phase !== 'paused') return;
      phase = 'running';
      until = next;
      wanted = null;
      turns.begin();
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
    command(next) {
      turns.wake();
      if (phase === 'running') wanted = next;
      else if (phase === 'paused' && next === 'stop') stop();
      else if (phase !== 'disposed' && next === 'rewind') rewind();
    },
    dispose() {
      phase = 'disposed';
      turns.wake();
    },
  };
}

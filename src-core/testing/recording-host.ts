import type { Dataset } from '../datasets/define-dataset';
import { runId } from '../ids';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import type { EngineReport, TrainEvent } from '../training/protocol';
import { type OpenRequest, openTrainer, type Trainer, type TrainerHost } from '../training/trainer';
import { tfjs } from './tfjs-node';

const testRun = runId('run-1');

export interface RecordedRun {
  readonly trainer: Trainer;
  readonly events: TrainEvent[];
  /** Losses of all steps so far, from the `steps` events since the last rewind. */
  readonly losses: () => number[];
}

/**
 * Opens a trainer whose clock stands still except for `perYield` milliseconds a call of `now`, so that slices are the
 * same in every run of a test. `onYield` runs where messages of the page would. With `makeFused` that engine trains.
 */
export function openRecorded(
  plan: TrainPlan,
  dataset: Dataset,
  onYield: (run: RecordedRun) => void = () => undefined,
  weights: ModelWeights | null = null,
  { from, ...others }: Pick<TrainerHost, 'rest' | 'evaluationInterval' | 'makeFused'> & Pick<OpenRequest, 'from'> = {},
): RecordedRun {
  const events: TrainEvent[] = [];
  let clock = 0;
  const host: TrainerHost = {
    ...others,
    tfjs,
    now: () => {
      clock += 1;
      return clock;
    },
    yieldControl: () => {
      onYield(recorded);
      return Promise.resolve();
    },
    emit: (event: TrainEvent) => {
      events.push(event.kind === 'steps' ? sent(event) : event);
    },
  };
  const name = others.makeFused ? 'fused' : 'cpu';
  const engine: EngineReport = { engine: name, threads: 1, reason: 'test' };
  const trainer = openTrainer(host, { run: testRun, plan, dataset, weights, engine, from });
  const recorded: RecordedRun = {
    trainer,
    events,
    losses() {
      const start = events.findLastIndex(({ kind }) => kind === 'rewound');
      return events.slice(start + 1).flatMap((event) => (event.kind === 'steps' ? [...event.loss] : []));
    },
  };
  return recorded;
}

/** The event as the page gets it: its buffers have left the sender. */
function sent(event: Extract<TrainEvent, { kind: 'steps' }>): TrainEvent {
  return structuredClone(event, { transfer: [event.loss.buffer, event.accuracy.buffer] });
}

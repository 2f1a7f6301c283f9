import { epochsOf, type RunRecord } from '../../src-core/runs/run-record';
import { makeSchedule } from '../../src-core/training/schedule';
import { colourOf, dashes } from '../runs/look-style';
import { type OverlayPoint, pointsOf, type Ticked } from '../runs/overlay';
import { tickedRuns } from '../runs/ticked';
import type { AppState } from '../store/state';
import { type Frame, type Points, pointsInSight } from './curve';
import type { CurveLine } from './curve-kinds';
import { smooth } from './smooth';

/** The ticked runs that lie under the open one: all but its own record. */
export function otherRuns(state: Pick<AppState, 'runs' | 'overlaid' | 'openRecord'>): readonly Ticked[] {
  return tickedRuns(state).filter(({ run }) => run.id !== state.openRecord);
}

/** How many epochs the longest of them went on. */
export const reachOf = (others: readonly Ticked[]): number => Math.max(0, ...others.map(({ run }) => epochsOf(run)));

/** Two lines a run in its colour and dash: thin for what it learned from, with dots for what it was tested on. */
export function linesOfRuns(others: readonly Ticked[]): readonly CurveLine[] {
  return others.flatMap(({ run, look }): readonly CurveLine[] => {
    const { id, name, test } = run;
    const shared = { run: name, colour: colourOf(look), dash: dashes[look] ?? [] };
    return [
      { ...shared, id: `${id} train`, name: 'train', keyName: name, width: 1 },
      { ...shared, id: `${id} test`, name: 'test', keyName: null, width: 1.5, seldom: true, rows: test?.count ?? 0 },
    ];
  });
}

export interface OtherFrame extends Frame {
  /** Of the open run, whose steps the axis has. */
  readonly stepsPerEpoch: number;
  readonly smoothing: number;
}

/** The points of `linesOfRuns`, in the same order. */
export function pointsOfRuns(others: readonly Ticked[], kind: 'loss' | 'accuracy', frame: OtherFrame): Points[] {
  return others.flatMap(({ run }) =>
    [kind === 'loss' ? smoothedLoss(run, frame.smoothing) : trainAccuracy(run), pointsOf(run, kind)].map((points) =>
      onAxis(points, frame),
    ),
  );
}

/** Kept are means of several steps, which are that much smoother already. */
function smoothedLoss(run: RunRecord, smoothing: number): readonly OverlayPoint[] {
  const points = pointsOf(run, 'training');
  const values = points.map(({ value }) => value);
  const even = smooth(values, smoothing ** run.batches.stride);
  return points.map(({ epoch }, index) => ({ epoch, value: even[index] ?? Number.NaN }));
}

/** Accuracies of minibatches are not kept. */
const trainAccuracy = ({ points }: RunRecord): readonly OverlayPoint[] =>
  points.map(({ epoch, trainAccuracy: value }) => ({ epoch, value: value ?? Number.NaN }));

function onAxis(points: readonly OverlayPoint[], { stepsPerEpoch, zoom }: OtherFrame): Points {
  const perEpoch = Math.max(1, stepsPerEpoch);
  const measured = points.filter(({ value }) => Number.isFinite(value));
  // Rounded, so that the same moment of two runs is one place of the axis.
  const steps = measured.map(({ epoch }) => Number((epoch * perEpoch).toFixed(6)));
  return pointsInSight({ steps, values: measured.map(({ value }) => value) }, perEpoch, zoom);
}

/** The runs whose rates are known throughout: of one that was changed while it ran only the last is kept. */
export const withKnownRates = (others: readonly Ticked[]): readonly Ticked[] =>
  others.filter(({ run }) => run.lastRate === null);

/** The learning rate in force at each of some steps of the open run's axis; not finite where the run did not go. */
export function ratesOfRun(run: RunRecord, steps: readonly number[], stepsPerEpoch: number): readonly number[] {
  const { training } = run.document;
  const schedule = makeSchedule(training, run.stepsPerEpoch);
  const [first, last] = [(run.begunAfter ?? 0) * run.stepsPerEpoch, run.steps];
  return steps.map((step) => {
    const done = Math.round((step / Math.max(1, stepsPerEpoch)) * run.stepsPerEpoch);
    if (done < first || done > last) return Number.NaN;
    return training.learningRate * (schedule?.(Math.max(0, done - 1)) ?? 1);
  });
}

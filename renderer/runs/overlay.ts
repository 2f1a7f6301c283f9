import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import type { CurvePoint, RunRecord } from '../../src-core/runs/run-record';
import { niceTicks, type Ticks } from '../training/ticks';

export type OverlayKind = 'accuracy' | 'loss' | 'training';

export interface OverlayPoint {
  readonly epoch: number;
  readonly value: number;
}

export interface OverlayLine {
  readonly run: RunRecord;
  /** Which colour and dash. */
  readonly look: number;
  readonly points: readonly OverlayPoint[];
  /** 95 % interval of the last value, for accuracy. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** Curves of several runs in one pair of axes. */
export interface Overlay {
  readonly lines: readonly OverlayLine[];
  readonly x: Ticks;
  readonly y: Ticks;
}

export interface Ticked {
  readonly run: RunRecord;
  readonly look: number;
}

/** `null` where none of the runs has such a curve. */
export function overlayOf(ticked: readonly Ticked[], kind: OverlayKind): Overlay | null {
  const lines = ticked.flatMap(({ run, look }): OverlayLine[] => {
    const points = pointsOf(run, kind).filter(({ value }) => Number.isFinite(value));
    return points.length === 0 ? [] : [{ run, look, points, interval: kind === 'accuracy' ? intervalOf(run) : null }];
  });
  if (lines.length === 0) return null;
  const last = Math.max(...lines.map(({ points }) => points.at(-1)?.epoch ?? 0));
  const shown = lines.flatMap(({ points, interval }) => [...settled(points, last), ...(interval ?? [])]);
  const [min, max] = [Math.min(...shown), Math.max(...shown)];
  const y = niceTicks(kind === 'accuracy' ? 100 * min : min, kind === 'accuracy' ? 100 * max : max, 4);
  return {
    lines,
    x: niceTicks(0, Math.max(last, 1), Math.min(5, Math.max(1, Math.ceil(last)))),
    y: kind === 'accuracy' ? shares(y) : y,
  };
}

/** Every point of a run's curve; a value is not finite where it was not measured, or diverged. */
export function pointsOf(run: RunRecord, kind: OverlayKind): readonly OverlayPoint[] {
  if (kind === 'training') return trainingPoints(run);
  const value = (point: CurvePoint): number => (kind === 'loss' ? point.testLoss : (point.testAccuracy ?? Number.NaN));
  return run.points.map((point) => ({ epoch: point.epoch, value: value(point) }));
}

/** The loss of the minibatches, each at the end of the steps that it is the mean of. */
function trainingPoints({ batches, stepsPerEpoch }: RunRecord): readonly OverlayPoint[] {
  const perEpoch = Math.max(1, stepsPerEpoch);
  return [...batches.loss].map((value, index) => ({
    epoch: ((index + 1) * batches.stride) / perEpoch,
    value,
  }));
}

/** Values after the steep beginning, which would press all that follows against the edge. */
function settled(points: readonly OverlayPoint[], last: number): readonly number[] {
  const late = points.filter(({ epoch }) => epoch > last * 0.15);
  return (late.length > 1 ? late : points).map(({ value }) => value);
}

function intervalOf({ test }: RunRecord): readonly [number, number] | null {
  return test === null || test.right === null ? null : wilsonInterval(test.right, test.count);
}

/** Ticks in percent as shares, none above 1. */
function shares({ low, high, values }: Ticks): Ticks {
  const most = Math.min(high, 100);
  return {
    low: Math.max(low, 0) / 100,
    high: most / 100,
    values: values.filter((value) => value >= 0 && value <= most).map((value) => value / 100),
  };
}

/** The value of a line at an epoch: that of its nearest point, `null` behind its end. */
export function valueAt({ points }: OverlayLine, epoch: number): OverlayPoint | null {
  const last = points.at(-1);
  if (last === undefined || epoch > last.epoch + 0.5) return null;
  return points.reduce((best, point) => (Math.abs(point.epoch - epoch) < Math.abs(best.epoch - epoch) ? point : best));
}

import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import type { ViewOf } from '../../src-core/training/view';

export interface PlanePoints {
  /** `[points, features]`, one or two features. */
  readonly features: Float32Array;
  /** Classes, or values. */
  readonly labels: readonly number[];
  readonly count: number;
}

/** Data that fit a picture: every point has one or two numbers. */
export interface Plane {
  readonly info: DatasetInfo;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly train: PlanePoints;
  readonly test: PlanePoints;
}

/** Beyond this the points of a table would only cover each other. */
const mostPoints = 20_000;

export function isPlane(info: DatasetInfo | null): info is DatasetInfo {
  if (info === null || info.shape.length !== 1) return false;
  const [width = 0] = info.shape;
  return (width === 1 || width === 2) && info.trainCount + info.testCount <= mostPoints;
}

/** `null` where the rows are those of other data: they come a little after the data were changed. */
export function planeOf(info: DatasetInfo, train: ViewOf<'rows'>, test: ViewOf<'rows'>): Plane | null {
  if (train.rows.length !== info.trainCount || test.rows.length !== info.testCount) return null;
  const width = info.shape[0] ?? 0;
  const points = ({ features, labels }: ViewOf<'rows'>): PlanePoints => ({
    features: Float32Array.from(features),
    labels: [...labels],
    count: labels.length,
  });
  if (train.features.length !== width * train.rows.length) return null;
  const [low, high] = boundsOf([train.features, test.features], width, info.unit === 'points');
  return { info, low, high, train: points(train), test: points(test) };
}

/** A little room around the points. */
const margin = 0.06;

/** Points of a made plane get a square about the origin; columns of a table each their own range. */
function boundsOf(parts: readonly ArrayLike<number>[], width: number, square: boolean): [number[], number[]] {
  const low = new Array<number>(width).fill(Number.POSITIVE_INFINITY);
  const high = new Array<number>(width).fill(Number.NEGATIVE_INFINITY);
  for (const features of parts) {
    for (let index = 0; index < features.length; index++) {
      const axis = index % width;
      const value = features[index] ?? 0;
      low[axis] = Math.min(low[axis] ?? value, value);
      high[axis] = Math.max(high[axis] ?? value, value);
    }
  }
  if (square && width === 2) {
    const limit = Math.max(...low.map(Math.abs), ...high.map(Math.abs));
    // Quarters, so that other noise with the same options mostly keeps the axes.
    const reach = Math.ceil(limit * (1 + margin) * 4) / 4 || 1;
    return [
      [-reach, -reach],
      [reach, reach],
    ];
  }
  const room = low.map((value, axis) => Math.max(((high[axis] ?? value) - value) * margin, 1e-6));
  return [low.map((value, axis) => value - (room[axis] ?? 0)), high.map((value, axis) => value + (room[axis] ?? 0))];
}

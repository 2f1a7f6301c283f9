import type { Dataset } from '../datasets/define-dataset';
import { toOwnUnits } from '../datasets/own-units';
import { elementsOf } from '../nodes/shape-rules';
import { mixedRows } from '../training/batches';
import { chosenRow, sampleAt } from './line-samples';

/** Of the square in which points of the plane lie. */
const reach = 3;

/** Which plane is looked at; −1 stands for the usual choice. */
export interface PlaneChoice {
  /** Two features that vary while the others keep those of a row: for data that are no images. */
  readonly x: number;
  readonly y: number;
  readonly row: number;
  /** Three rows that span it: for images. Each with a class to search for from there on, −1 for any. */
  readonly origin: number;
  readonly originClass: number;
  readonly across: number;
  readonly acrossClass: number;
  readonly up: number;
  readonly upClass: number;
}

/** A parallelogram of samples, with its corner and where its sides lead. */
export interface Plane {
  readonly origin: Float64Array;
  readonly across: Float64Array;
  readonly up: Float64Array;
  readonly is: PlaneKind;
}

export type PlaneKind =
  /** From one test row to a second and from there to a third. */
  | { readonly kind: 'rows'; readonly rows: readonly [number, number, number]; readonly labels: readonly number[] }
  | {
      readonly kind: 'features';
      readonly x: PlaneAxis;
      readonly y: PlaneAxis;
      /** Row of the test set whose other features are kept; `null` where there are no others. */
      readonly row: number | null;
    };

/** In the data's own units. */
export interface PlaneAxis {
  readonly feature: number;
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** Through three rows of the test set for images, else over two features, with what was not chosen filled in. */
export function planeOf(dataset: Dataset, choice: PlaneChoice): Plane {
  return dataset.info.shape.length === 3 ? throughRows(dataset, choice) : overFeatures(dataset, choice);
}

/** Usually the first three images of different classes. */
function throughRows(dataset: Dataset, choice: PlaneChoice): Plane {
  const { test } = dataset;
  const usual: number[] = [];
  const labels = new Set<number>();
  for (const row of mixedRows(test.count, 200)) {
    const label = test.labels[row] ?? 0;
    if (usual.length === 3 || labels.has(label)) continue;
    labels.add(label);
    usual.push(row);
  }
  const pick = (given: number, label: number, place: number): number =>
    chosenRow(dataset, { row: given < 0 ? (usual[place] ?? place) : given, label });
  const rows = [
    pick(choice.origin, choice.originClass, 0),
    pick(choice.across, choice.acrossClass, 1),
    pick(choice.up, choice.upClass, 2),
  ] as const;
  const [origin, across, up] = rows.map((row) => Float64Array.from(sampleAt(dataset, row).fed));
  const nothing = new Float64Array(0);
  return {
    origin: origin ?? nothing,
    across: across ?? nothing,
    up: up ?? nothing,
    is: { kind: 'rows', rows, labels: rows.map((row) => test.labels[row] ?? 0) },
  };
}

/** Usually the first two, between the least and the largest value of the test rows; points lie in a fixed square. */
function overFeatures(dataset: Dataset, { x, y, row }: PlaneChoice): Plane {
  const { info } = dataset;
  const width = elementsOf(info.shape);
  const first = Math.min(Math.max(x, 0), width - 1);
  const wanted = Math.min(y < 0 ? first + 1 : y, width - 1);
  const second = wanted === first ? (first + 1) % width : wanted;
  const kept = width > 2 ? Math.max(0, Math.min(dataset.test.count - 1, row)) : null;
  const base = kept === null ? new Float32Array(width) : sampleAt(dataset, kept).fed;
  const [left, right] = rangeOf(dataset, first);
  const [bottom, top] = rangeOf(dataset, second);
  const corner = (u: number, v: number): Float64Array => {
    const sample = Float64Array.from(base);
    sample[first] = u * info.scale;
    sample[second] = v * info.scale;
    return sample;
  };
  const axis = (feature: number, low: number, high: number): PlaneAxis => {
    const own = (value: number): number => ownValue(dataset, feature, value);
    const name = info.featureNames?.[feature] ?? `feature ${feature + 1}`;
    return { feature, name, low: own(low), high: own(high) };
  };
  return {
    origin: corner(left, bottom),
    across: corner(right, bottom),
    up: corner(left, top),
    is: { kind: 'features', x: axis(first, left, right), y: axis(second, bottom, top), row: kept },
  };
}

/** As the data set stores it. */
function rangeOf({ info, test }: Dataset, feature: number): readonly [low: number, high: number] {
  const width = elementsOf(info.shape);
  if (width === 2) return [-reach, reach];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = feature; index < test.features.length; index += width) {
    const value = test.features[index] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low < high ? [low, high] : [low - 1, low + 1];
}

function ownValue({ info }: Dataset, feature: number, stored: number): number {
  const sample = new Array<number>(elementsOf(info.shape)).fill(0);
  sample[feature] = stored;
  return toOwnUnits(info, sample)[feature] ?? stored;
}

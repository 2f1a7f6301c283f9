import { z } from 'zod';
import type { Field } from '../nodes/define-node';
import type { Dataset, DatasetInfo } from './define-dataset';
import { heldCount, heldField, heldOption, isHeldOut } from './test-part';

/** What made rows of one feature can be asked for. */
export type RowOptions = {
  /** Rows of training and test set together. */
  readonly size: number;
  /** Percent of them that are held out. */
  readonly held: number;
  readonly seed: number;
};

export const rowOptions = { size: z.int().min(50).max(20_000), held: heldOption, seed: z.int().min(0).max(4294967295) };

export const rowFields: readonly Field<RowOptions>[] = [
  {
    control: 'number',
    key: 'size',
    label: 'Rows',
    min: 50,
    max: 20_000,
    step: 50,
    integer: true,
    hint: 'Training and test set together.',
  },
  heldField,
  { control: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295, step: 1, integer: true },
];

/** How many of all rows are for training, and how many are held out. */
export function rowCounts({
  size,
  held,
}: Pick<RowOptions, 'size' | 'held'>): Pick<DatasetInfo, 'trainCount' | 'testCount'> {
  const testCount = heldCount(size, held);
  return { trainCount: size - testCount, testCount };
}

/** Rows of one feature; those that are held out are spread evenly, so that both sets are alike. */
export function makeRows(
  info: DatasetInfo,
  { size, held }: Pick<RowOptions, 'size' | 'held'>,
  makeRow: (index: number) => { readonly feature: number; readonly label: number },
): Dataset {
  const labelsOf = (count: number) =>
    info.task === 'classification' ? new Uint8Array(count) : new Float32Array(count);
  const splitOf = (count: number) => ({ count, features: new Float32Array(count), labels: labelsOf(count) });
  const train = splitOf(info.trainCount);
  const test = splitOf(info.testCount);
  let heldSoFar = 0;
  for (let index = 0; index < size; index++) {
    const { feature, label } = makeRow(index);
    const isHeld = isHeldOut(index, held);
    const [split, row] = isHeld ? [test, heldSoFar] : [train, index - heldSoFar];
    if (isHeld) heldSoFar += 1;
    split.features[row] = feature;
    split.labels[row] = label;
  }
  return { info, train, test };
}

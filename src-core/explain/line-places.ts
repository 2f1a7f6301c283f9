import type { Dataset } from '../datasets/define-dataset';
import type { ClaimContext } from './define-claim';
import { type ForwardRequest, forEachPart, outputsOf } from './forward';
import type { Sample } from './line-samples';
import { count } from './words';

/** The straight line between two samples. */
export interface Line {
  readonly from: Sample;
  readonly to: Sample;
}

/** Outputs of an operation by TensorFlow.js for the samples at `places` of the line, `[places, units]`. */
export function outputsAlong(
  context: ClaimContext,
  dataset: Dataset,
  line: Line,
  places: readonly number[],
  operation: number,
): Promise<Float32Array> {
  const what = context.plan.operations[operation]?.title ?? '';
  const request = { ...requestAlong(context, dataset, line, places, what), operation };
  return outputsOf(context.tfjs, request, context.yieldControl);
}

/** The same of several operations in one run, a few places at a time, in order. */
export function forEachAlong(
  context: ClaimContext,
  dataset: Dataset,
  line: Line,
  places: readonly number[],
  operations: readonly number[],
  take: (values: readonly Float32Array[]) => void,
): Promise<void> {
  const request = { ...requestAlong(context, dataset, line, places, 'signs of all units'), operations };
  return forEachPart(context.tfjs, request, context.yieldControl, take);
}

function requestAlong(
  { plan, weights, progress }: ClaimContext,
  { info }: Dataset,
  { from, to }: Line,
  places: readonly number[],
  what: string,
): Omit<ForwardRequest, 'operation'> {
  const width = from.fed.length;
  const features = new Float32Array(places.length * width);
  places.forEach((t, step) => {
    for (let index = 0; index < width; index++) {
      const start = from.fed[index] ?? 0;
      features[step * width + index] = start + t * ((to.fed[index] ?? 0) - start);
    }
  });
  const split = { count: places.length, features, labels: new Float32Array(places.length) };
  const rows = Uint32Array.from(places.keys());
  const said = `${what} at ${count(places.length)} places of the line`;
  const done = (share: number): void => progress(said, share);
  return { plan, weights, info: { ...info, scale: 1 }, split, rows, done };
}

export function largestOf(values: Float32Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
}

import { useMemo } from 'react';
import type { NodeId } from '../../src-core/ids';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { SampleRef, ViewQuery } from '../../src-core/training/view';
import { useApp } from './create-store';
import { sampleOfNow } from './make-sample-slice';
import { planOf } from './plan-of-now';
import { type SeenOf, useView } from './views';

/** A row with its values on every node. */
export interface SampleValues {
  readonly sample: SampleRef;
  /** As it is stored: pixels 0–255. */
  readonly features: Uint8Array | Float32Array;
  /** Class or value; `null` for a row of the user's own. */
  readonly label: number | null;
  /** The head's output. */
  readonly output: Float32Array;
  readonly values: ReadonlyMap<NodeId, Float32Array>;
  readonly step: number;
}

/** The values of a row on every node of the network as it is drawn, with the weights that are shown; `null` asks nothing. */
export function useSampleValues(sample: SampleRef | null): SampleValues | null {
  const plan = useApp(({ analysis }) => planOf(analysis));
  const query = useMemo(
    (): Extract<ViewQuery, { kind: 'sample' }> | null => (sample === null ? null : { kind: 'sample', sample }),
    [sample],
  );
  const seen = useView<'sample'>(query, 'sample');
  return useMemo(() => (seen === null || plan === null ? null : valuesOf(seen, plan)), [seen, plan]);
}

/** The values of the row that is followed, while `active`. */
export function useFollowedSample(active: boolean): SampleValues | null {
  const sample = useApp((state) => (active ? (sampleOfNow(state)?.sample ?? null) : null));
  return useSampleValues(sample);
}

/** `null` where the answer is of another network than the one that is drawn now. */
export function valuesOf({ view, query, step }: SeenOf<'sample'>, plan: TrainPlan): SampleValues | null {
  const { outputs, features, label } = view;
  const output = outputs[plan.output];
  if (outputs.length !== plan.operations.length || output === undefined) return null;
  const values = new Map(plan.operations.map(({ node }, index) => [node, outputs[index] ?? new Float32Array(0)]));
  return { sample: query.sample, features, label, output, values, step };
}

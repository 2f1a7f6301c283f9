import type { ModelWeights, WeightValues } from '../model/weights';
import type { TrainPlan } from '../plan/plan';

/** Weights of an earlier step; the arrays are copies of the caller's own. */
export interface KeptWeights {
  readonly step: number;
  readonly weights: ModelWeights;
  /** Gradient norms by operation at that step; `null` where they were not measured. */
  readonly gradients: readonly (number | null)[] | null;
}

/**
 * The weights of a run over time, within a budget: at the end of evaluated epochs, and on a schedule of steps whose
 * distances grow with the step, since most happens at the beginning.
 */
export interface WeightHistory {
  /** What is kept, ascending. */
  readonly steps: readonly number[];
  /** Bytes held by weights, at most the budget; buffers of what is dropped are used again. */
  readonly bytes: number;
  /** The next step of the schedule after `step`. */
  nextAfter(step: number): number;
  /** Copies the weights. Where there is no room, epochs are thinned evenly, steps evenly on the logarithmic scale. */
  keep(kept: KeptWeights, atEpoch: boolean): void;
  /** What is kept of this step, or of the last one before it; `null` before the first. */
  at(step: number): KeptWeights | null;
  clear(): void;
}

/** Bytes of weights kept of one run. */
export const historyBudget = 256 * 2 ** 20;

/** A slider cannot show more epochs than it has pixels. */
const mostEpochs = 400;
/** Two steps an octave: enough for 2³² steps. */
const mostSteps = 64;
const perOctave = 2;

/** A weight without its numbers. */
type Place = Omit<WeightValues, 'values'> & { readonly length: number };

interface Entry {
  readonly step: number;
  readonly atEpoch: boolean;
  readonly values: Float32Array;
  readonly gradients: KeptWeights['gradients'];
}

export function makeWeightHistory(plan: TrainPlan, budget = historyBudget): WeightHistory {
  const size = 4 * Math.max(1, plan.parameters);
  const room = Math.floor(budget / size);
  const stepRoom = Math.min(mostSteps, Math.floor(room / 4));
  const epochRoom = Math.min(mostEpochs, room - stepRoom);
  let layout: readonly Place[] = [];
  let entries: Entry[] = [];
  let steps: readonly number[] = [];
  const free: Float32Array[] = [];

  const settle = (next: Entry[]): void => {
    entries = next;
    steps = entries.map(({ step }) => step);
  };
  const drop = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    free.push(entry.values);
    entries = entries.filter((other) => other !== entry);
  };

  return {
    get steps() {
      return steps;
    },
    get bytes() {
      return 4 * [...entries.map(({ values }) => values), ...free].reduce((sum, { length }) => sum + length, 0);
    },
    nextAfter(step) {
      let power = Math.max(0, Math.floor(perOctave * Math.log2(Math.max(step, 1))) - 1);
      while (scheduled(power) <= step) power += 1;
      return scheduled(power);
    },
    keep({ step, weights, gradients }, atEpoch) {
      if ((atEpoch ? epochRoom : stepRoom) < 1) return;
      drop(entries.find((entry) => entry.step === step));
      const group = entries.filter((entry) => entry.atEpoch === atEpoch);
      if (group.length >= (atEpoch ? epochRoom : stepRoom)) drop(mostCrowded(group, atEpoch));
      layout = weights.map(({ node, name, shape, values: { length } }) => ({ node, name, shape, length }));
      const entry = { step, atEpoch, gradients, values: packed(weights, free.pop()) };
      settle([...entries, entry].sort((one, other) => one.step - other.step));
    },
    at(step) {
      const entry = entries.findLast((candidate) => candidate.step <= step);
      if (entry === undefined) return null;
      return { step: entry.step, weights: unpacked(layout, entry.values), gradients: entry.gradients };
    },
    clear() {
      free.push(...entries.map(({ values }) => values));
      settle([]);
    },
  };
}

/** 1, 2, 3, 4, 6, 8, 11, 16, 23, … */
function scheduled(power: number): number {
  return Math.round(2 ** (power / perOctave));
}

/** The one between two neighbours that are closest to each other; the first and the last are never dropped. */
function mostCrowded(group: readonly Entry[], even: boolean): Entry | undefined {
  const place = (entry: Entry | undefined): number => (even ? (entry?.step ?? 0) : Math.log2((entry?.step ?? 0) + 1));
  let least = Number.POSITIVE_INFINITY;
  let crowded = group.length > 2 ? undefined : group.at(-1);
  for (let index = 1; index < group.length - 1; index++) {
    const gap = place(group[index + 1]) - place(group[index - 1]);
    // What differs by rounding alone is equal: the earliest goes, so that gaps double from the left.
    if (gap >= least * (1 - 1e-9)) continue;
    least = gap;
    crowded = group[index];
  }
  return crowded;
}

function packed(weights: ModelWeights, held: Float32Array | undefined): Float32Array {
  const length = weights.reduce((sum, { values }) => sum + values.length, 0);
  const into = held?.length === length ? held : new Float32Array(length);
  let offset = 0;
  for (const { values } of weights) {
    into.set(values, offset);
    offset += values.length;
  }
  return into;
}

function unpacked(layout: readonly Place[], values: Float32Array): ModelWeights {
  let offset = 0;
  return layout.map(({ length, ...weight }) => {
    const from = offset;
    offset += length;
    return { ...weight, values: values.slice(from, offset) };
  });
}

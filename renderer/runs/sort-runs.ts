import { epochsOf, type RunRecord } from '../../src-core/runs/run-record';

export type SortKey = 'number' | 'seed' | 'epochs' | 'loss' | 'accuracy' | 'time';

/** Rows without a value come last either way; equal ones stay in the order in which they were trained. */
export function sortRuns(runs: readonly RunRecord[], key: SortKey, down: boolean): readonly RunRecord[] {
  if (key === 'number') return down ? [...runs].reverse() : runs;
  const value = values[key];
  return [...runs].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (!Number.isFinite(a) || !Number.isFinite(b)) return Number(Number.isFinite(b)) - Number(Number.isFinite(a));
    return down ? b - a : a - b;
  });
}

const values: Readonly<Record<Exclude<SortKey, 'number'>, (run: RunRecord) => number>> = {
  seed: ({ document }) => document.seed,
  epochs: epochsOf,
  loss: ({ test }) => test?.loss ?? Number.NaN,
  accuracy: ({ test }) => (test === null || test.right === null ? Number.NaN : test.right / test.count),
  time: ({ milliseconds }) => milliseconds,
};

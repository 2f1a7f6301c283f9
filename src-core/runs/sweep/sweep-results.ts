import type { RunRecord } from '../run-record';
import type { SweepValue } from './sweep-settings';

export interface SweepPoint {
  /** One for each axis. */
  readonly values: readonly SweepValue[];
  /** One for each seed. */
  readonly runs: readonly RunRecord[];
}

/** What the runs of a sweep came to, by what was tried. */
export interface SweepResults {
  /** Settings but the repeated seeds, each with its values: numbers ascending, words in the order of the runs. */
  readonly axes: readonly { readonly title: string; readonly values: readonly SweepValue[] }[];
  readonly points: readonly SweepPoint[];
  /** `loss` for regression. */
  readonly measure: 'accuracy' | 'loss';
}

/** `null` where no run is of this sweep. */
export function sweepResults(runs: readonly RunRecord[], sweep: string): SweepResults | null {
  const own = runs.filter((run) => run.sweep?.id === sweep);
  const settings = own[0]?.sweep?.settings;
  if (settings === undefined) return null;
  const titles = settings.map(({ title }) => title).filter((title) => title !== 'seed' || settings.length === 1);
  const valuesOf = (run: RunRecord): readonly SweepValue[] =>
    titles.flatMap((title) => run.sweep?.settings.find((setting) => setting.title === title)?.value ?? []);
  const points = new Map<string, SweepPoint>();
  for (const run of own) {
    const values = valuesOf(run);
    const key = JSON.stringify(values);
    points.set(key, { values, runs: [...(points.get(key)?.runs ?? []), run] });
  }
  return {
    axes: titles.map((title, axis) => ({ title, values: ordered(own.flatMap((run) => valuesOf(run)[axis] ?? [])) })),
    points: [...points.values()],
    measure: own.some(({ test }) => test !== null && test.right !== null) ? 'accuracy' : 'loss',
  };
}

function ordered(values: readonly SweepValue[]): readonly SweepValue[] {
  const unique = [...new Set(values)];
  return unique.every((value) => typeof value === 'number') ? unique.sort((one, other) => one - other) : unique;
}

/** What a run came to: its share of right answers, or its loss; `null` where it has none or it is not finite. */
export function outcomeOf({ test }: RunRecord, measure: SweepResults['measure']): number | null {
  if (test === null) return null;
  if (measure === 'accuracy') return test.right === null || test.count === 0 ? null : test.right / test.count;
  return Number.isFinite(test.loss) ? test.loss : null;
}

/** The mean over the seeds; `null` where none has an outcome. */
export function meanOutcome({ runs }: SweepPoint, measure: SweepResults['measure']): number | null {
  const outcomes = runs.flatMap((run) => outcomeOf(run, measure) ?? []);
  return outcomes.length === 0 ? null : outcomes.reduce((sum, value) => sum + value, 0) / outcomes.length;
}

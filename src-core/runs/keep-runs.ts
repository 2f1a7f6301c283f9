import type { RunRecord } from './run-record';
import { storeRun } from './stored-run';

/** Characters that the runs of a project may take in its file. */
export const runsBudget = 8 * 1024 * 1024;
/** More rows than this nobody reads; a table of them would be slow. */
const mostRuns = 500;

export interface KeptRuns {
  readonly runs: readonly RunRecord[];
  /** Those that lost their answers, and those that were given up, by name. */
  readonly withoutAnswers: readonly string[];
  readonly dropped: readonly string[];
}

const sizes = new WeakMap<RunRecord, number>();

/** Characters of a run in a project file. */
export function sizeOfRun(run: RunRecord): number {
  const known = sizes.get(run);
  if (known !== undefined) return known;
  const size = JSON.stringify(storeRun(run)).length;
  sizes.set(run, size);
  return size;
}

export const sizeOfRuns = (runs: readonly RunRecord[]): number => runs.reduce((sum, run) => sum + sizeOfRun(run), 0);

/**
 * The runs that fit the budget, oldest first. Too many lose first the answers of the oldest, then the oldest
 * themselves. The newest run stays whole, and pinned ones stay, though at the very last without their answers.
 */
export function keepRuns(runs: readonly RunRecord[], budget = runsBudget, most = mostRuns): KeptRuns {
  let size = sizeOfRuns(runs);
  const kept = new Map(runs.map((run) => [run.id, run]));
  const withoutAnswers: RunRecord[] = [];
  const dropped: RunRecord[] = [];
  const older = runs.slice(0, -1);
  const loose = older.filter(({ pinned }) => !pinned);

  const forget = (run: RunRecord): void => {
    if (size <= budget || run.answers === null) return;
    const smaller = { ...run, answers: null };
    size -= sizeOfRun(run) - sizeOfRun(smaller);
    kept.set(run.id, smaller);
    withoutAnswers.push(run);
  };
  const drop = (run: RunRecord): void => {
    const now = kept.get(run.id);
    if ((size <= budget && kept.size <= most) || now === undefined) return;
    size -= sizeOfRun(now);
    kept.delete(run.id);
    dropped.push(run);
  };
  loose.forEach(forget);
  loose.forEach(drop);
  older.forEach(forget);

  const gone = new Set(dropped);
  const slimmed = runs.map((run) => kept.get(run.id) ?? run);
  return {
    runs: dropped.reduce<readonly RunRecord[]>((left, { id }) => withoutRun(left, id), slimmed),
    withoutAnswers: withoutAnswers.filter((run) => !gone.has(run)).map(({ name }) => name),
    dropped: dropped.map(({ name }) => name),
  };
}

/** Without one run; those that came from it now come from what it came from, so that their change can still be said. */
export function withoutRun(runs: readonly RunRecord[], id: RunRecord['id']): readonly RunRecord[] {
  const gone = runs.find((run) => run.id === id);
  if (gone === undefined) return runs;
  return runs.flatMap((run) => {
    if (run === gone) return [];
    return [run.parent === id ? { ...run, parent: gone.parent } : run];
  });
}

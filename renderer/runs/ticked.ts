import type { RunRecord } from '../../src-core/runs/run-record';
import type { AppState } from '../store/state';
import type { Ticked } from './overlay';

/** The ticked runs, each with its colour and dash, oldest first. */
export function tickedRuns({ runs, overlaid }: Pick<AppState, 'runs' | 'overlaid'>): readonly Ticked[] {
  return runs.flatMap((run) => {
    const look = overlaid.indexOf(run.id);
    return look < 0 ? [] : [{ run, look }];
  });
}

/**
 * Which two ticked runs are compared: the one shown beside, or the newest, against the one chosen, its parent, or the
 * one before it. `null` where fewer than two are ticked.
 */
export function pairOf(
  ticked: readonly Ticked[],
  shown: RunRecord['id'] | null,
  against: RunRecord['id'] | null,
): { readonly first: RunRecord; readonly second: RunRecord; readonly others: readonly RunRecord[] } | null {
  const runs = ticked.map(({ run }) => run);
  const first = runs.find(({ id }) => id === shown) ?? runs.at(-1);
  if (first === undefined) return null;
  const others = runs.filter((run) => run !== first);
  const at = runs.indexOf(first);
  const second =
    others.find(({ id }) => id === against) ??
    others.find(({ id }) => id === first.parent) ??
    runs[at - 1] ??
    others[0];
  return second === undefined ? null : { first, second, others };
}

import { useMemo } from 'react';
import type { ViewOf, ViewQuery } from '../../src-core/training/view';
import { type SeenOf, useView } from '../store/views';
import type { JudgedSplit } from './judged';
import { type Judgements, judge } from './judgements';

const ofTest: Extract<ViewQuery, { kind: 'predictions' }> = { kind: 'predictions', split: 'test' };
const ofTrain: Extract<ViewQuery, { kind: 'predictions' }> = { kind: 'predictions', split: 'train' };

/** The head's output for every row of a split with the weights that are shown. */
export function usePredictions(split: JudgedSplit, wanted = true): SeenOf<'predictions'> | null {
  return useView<'predictions'>(wanted ? (split === 'test' ? ofTest : ofTrain) : null, 'predictions');
}

/** What the network says to every row of a split. */
export function useJudgements(split: JudgedSplit): Judgements | null {
  const seen = usePredictions(split);
  return useMemo(() => (seen === null ? null : judge(seen.view)), [seen]);
}

/** Rows of a split as they are stored, in this order. */
export function useRows(split: JudgedSplit, rows: readonly number[]): ViewOf<'rows'> | null {
  const key = rows.join();
  // The same numbers are the same question, whichever array they come in.
  const query = useMemo(
    (): Extract<ViewQuery, { kind: 'rows' }> => ({ kind: 'rows', split, rows: key.split(',').map(Number) }),
    [split, key],
  );
  const seen = useView<'rows'>(rows.length === 0 ? null : query, 'rows');
  return seen !== null && seen.view.rows.join() === key ? seen.view : null;
}

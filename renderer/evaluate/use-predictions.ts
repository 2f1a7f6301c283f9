import { useMemo } from 'react';
import type { ViewOf, ViewQuery } from '../../src-core/training/view';
import { type SeenOf, useView } from '../store/views';
import { type Judgements, judge } from './judgements';

const ofTest: Extract<ViewQuery, { kind: 'predictions' }> = { kind: 'predictions', split: 'test' };
const ofTrain: Extract<ViewQuery, { kind: 'predictions' }> = { kind: 'predictions', split: 'train' };

/** The head's output for every row of a split with the weights that are shown. */
export function usePredictions(split: 'test' | 'train', wanted = true): SeenOf<'predictions'> | null {
  return useView<'predictions'>(wanted ? (split === 'test' ? ofTest : ofTrain) : null, 'predictions');
}

/** What the network says to every row of the test set. */
export function useJudgements(): Judgements | null {
  const seen = usePredictions('test');
  return useMemo(() => (seen === null ? null : judge(seen.view)), [seen]);
}

/** Rows of the test set as they are stored, in this order. */
export function useRows(rows: readonly number[]): ViewOf<'rows'> | null {
  const key = rows.join();
  // The same numbers are the same question, whichever array they come in.
  const query = useMemo(
    (): Extract<ViewQuery, { kind: 'rows' }> => ({ kind: 'rows', split: 'test', rows: key.split(',').map(Number) }),
    [key],
  );
  const seen = useView<'rows'>(rows.length === 0 ? null : query, 'rows');
  return seen !== null && seen.view.rows.join() === key ? seen.view : null;
}

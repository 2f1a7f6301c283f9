import { useMemo } from 'react';
import type { Ticked } from '../runs/overlay';
import { useApp } from '../store/create-store';
import { otherRuns } from './other-runs';

/** The kept runs that lie under the open one; the same list while nothing of it changes. */
export function useOtherRuns(): readonly Ticked[] {
  const runs = useApp((state) => state.runs);
  const overlaid = useApp((state) => state.overlaid);
  const openRecord = useApp((state) => state.openRecord);
  return useMemo(() => otherRuns({ runs, overlaid, openRecord }), [runs, overlaid, openRecord]);
}

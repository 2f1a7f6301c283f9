import { useMemo } from 'react';
import { useApp } from '../store/create-store';
import type { Ticked } from './overlay';
import { tickedRuns } from './ticked';

export function useTicked(): readonly Ticked[] {
  const runs = useApp((state) => state.runs);
  const overlaid = useApp((state) => state.overlaid);
  return useMemo(() => tickedRuns({ runs, overlaid }), [runs, overlaid]);
}

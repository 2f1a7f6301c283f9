import { useMemo } from 'react';
import type { NodeId } from '../../src-core/ids';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';
import { useApp } from '../store/create-store';
import { type WireFinding, wireFindingOf } from '../training/detective/wire-finding';

/** What was found of a run that diverged; `null` while there is none. */
export function useFoundDiagnosis(): Diagnosis | null {
  return useApp(({ investigation }) => (investigation?.phase === 'found' ? investigation.diagnosis : null));
}

/** What a diverged run says of the wires that come from a node. */
export function useWireFinding(from: NodeId | null): WireFinding | null {
  const diagnosis = useFoundDiagnosis();
  return useMemo(
    () => (diagnosis === null || from === null ? null : wireFindingOf(diagnosis, from)),
    [diagnosis, from],
  );
}

import { useMemo } from 'react';
import type { NodeId } from '../../src-core/ids';
import { useApp } from '../store/create-store';
import { type WireFinding, wireFindingOf } from '../training/detective/wire-finding';

/** What a diverged run says of the wires that come from a node. */
export function useWireFinding(from: NodeId | null): WireFinding | null {
  const diagnosis = useApp(({ investigation }) => (investigation?.phase === 'found' ? investigation.diagnosis : null));
  return useMemo(
    () => (diagnosis === null || from === null ? null : wireFindingOf(diagnosis, from)),
    [diagnosis, from],
  );
}

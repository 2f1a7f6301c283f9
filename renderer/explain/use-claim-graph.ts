import { useMemo } from 'react';
import type { ClaimGraph } from '../../src-core/explain/define-claim';
import type { Invited } from '../../src-core/explain/registry';
import { useApp } from '../store/create-store';
import { claimGraphOf, invitedBy } from './claim-graph';

export function useClaimGraph(): ClaimGraph | null {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  return useMemo(() => claimGraphOf({ document, analysis }), [document, analysis]);
}

export function useInvited(): readonly Invited[] {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  return useMemo(() => invitedBy({ document, analysis }), [document, analysis]);
}

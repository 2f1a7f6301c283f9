import { create } from 'zustand';
import type { ClaimId, Measured, MeasuredBy } from '../../src-core/explain/registry';
import type { GraphDocument } from '../../src-core/graph/document';
import { useApp } from '../store/create-store';

interface LastMeasured {
  /** Of which network `measured` are. */
  readonly document: GraphDocument | null;
  readonly measured: readonly Measured[];
  show(measured: Measured, document: GraphDocument): void;
}

/** What the Explain dock measured last of each claim, all of one network. */
export const useLastMeasured = create<LastMeasured>()((set, get) => ({
  document: null,
  measured: [],
  show(measured, document) {
    const same = get().document === document;
    const others = same ? get().measured.filter(({ claim }) => claim !== measured.claim) : [];
    set({ document, measured: [...others, measured] });
  },
}));

/** The newest measurement of a claim, as long as the network is the one that was measured. */
export function useMeasured<Id extends ClaimId>(claim: Id): MeasuredBy<Id> | null {
  const { measured, document } = useLastMeasured();
  const now = useApp((state) => state.document);
  if (document !== now) return null;
  return measured.find((each): each is MeasuredBy<Id> => each.claim === claim) ?? null;
}

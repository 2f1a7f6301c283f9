import { create } from 'zustand';
import type { Measured } from '../../src-core/explain/registry';
import type { GraphDocument } from '../../src-core/graph/document';

interface LastMeasured {
  readonly measured: Measured | null;
  readonly document: GraphDocument | null;
  show(measured: Measured, document: GraphDocument): void;
}

/** What the Explain dock measured last: the inspector shows more of it, as long as the network is that one. */
export const useLastMeasured = create<LastMeasured>()((set) => ({
  measured: null,
  document: null,
  show: (measured, document) => set({ measured, document }),
}));

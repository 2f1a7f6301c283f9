import { create } from 'zustand';
import type { Comparison } from '../../src-core/explain/compare-networks';
import type { Rewrite } from '../../src-core/explain/define-claim';
import type { ClaimId } from '../../src-core/explain/registry';
import type { GraphDocument } from '../../src-core/graph/document';
import type { TestMetrics } from '../../src-core/training/protocol';

/** A rewrite that was done, with what was measured before: shown as long as the network is the one that it left. */
export interface DoneRewrite {
  readonly claim: ClaimId;
  readonly rewrite: Rewrite;
  readonly comparison: Comparison;
  readonly parameters: number;
  readonly test: TestMetrics | null;
  readonly after: GraphDocument;
}

interface LastRewrite {
  readonly done: DoneRewrite | null;
  remember(done: DoneRewrite | null): void;
}

export const useLastRewrite = create<LastRewrite>()((set) => ({
  done: null,
  remember: (done) => set({ done }),
}));

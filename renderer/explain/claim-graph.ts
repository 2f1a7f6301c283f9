import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { type Invited, invitations } from '../../src-core/explain/registry';
import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument } from '../../src-core/graph/document';
import { planOf } from '../store/plan-of-now';
import type { AppState } from '../store/state';

/** The network on the canvas as claims see it; `null` while it has errors. */
export function claimGraphOf({ document, analysis }: Pick<AppState, 'document' | 'analysis'>): ClaimGraph | null {
  const plan = planOf(analysis);
  return plan === null ? null : { document, analysis, plan };
}

let newest: {
  readonly analysis: Analysis;
  readonly document: GraphDocument;
  readonly invited: readonly Invited[];
} | null = null;

/** The claims that the network on the canvas invites, the strongest first. Found once for each analysis. */
export function invitedBy(state: Pick<AppState, 'document' | 'analysis'>): readonly Invited[] {
  if (newest?.analysis !== state.analysis || newest.document !== state.document) {
    const graph = claimGraphOf(state);
    newest = { ...state, invited: graph === null ? [] : invitations(graph) };
  }
  return newest.invited;
}

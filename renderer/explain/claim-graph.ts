import type { ClaimGraph } from '../../src-core/explain/define-claim';
import { linearRegions, mixingLayers } from '../../src-core/explain/linear-regions';
import { type Invited, invitations } from '../../src-core/explain/registry';
import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument } from '../../src-core/graph/document';
import type { NodeId } from '../../src-core/ids';
import { planOf } from '../store/plan-of-now';
import type { AppState } from '../store/state';

/** The network on the canvas as claims see it; `null` while it has errors. */
export function claimGraphOf({ document, analysis }: Pick<AppState, 'document' | 'analysis'>): ClaimGraph | null {
  const plan = planOf(analysis);
  return plan === null ? null : { document, analysis, plan };
}

let notes: { readonly analysis: Analysis; readonly of: ReadonlyMap<NodeId, string> } | null = null;

/** Words for the cards of layers that are one and of which no problem says so. Found once for each analysis. */
export function linearNotes({ analysis }: Pick<AppState, 'analysis'>): ReadonlyMap<NodeId, string> {
  if (notes?.analysis !== analysis) notes = { analysis, of: notesOf(analysis) };
  return notes.of;
}

/** Beyond this the search would be felt in every edit, and cards are drawn without words anyway. */
const mostOperations = 150;

function notesOf(analysis: Analysis): ReadonlyMap<NodeId, string> {
  const plan = planOf(analysis);
  if (plan === null || plan.operations.length > mostOperations) return new Map();
  const told = new Set(analysis.problems.flatMap(({ code, nodes }) => (code.startsWith('linear.') ? nodes : [])));
  const found = new Map<NodeId, string>();
  for (const region of linearRegions(plan)) {
    const mixing = mixingLayers(plan, region).flatMap((index) => plan.operations[index]?.node ?? []);
    if (mixing.length < 2 || mixing.some((node) => told.has(node))) continue;
    for (const node of mixing) found.set(node, `these ${mixing.length} layers are one`);
  }
  return found;
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

import { findClaim } from '../../src-core/explain/registry';
import type { Change } from '../../src-core/graph/edit';
import type { NodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import { claimGraphOf } from './claim-graph';
import { measureAtOnce } from './claim-worker';
import { shownWeightsOf } from './weights-source';

interface KeepingEdit {
  /** The claim that rewrites the network. */
  readonly claim: string;
  readonly node: NodeId | undefined;
  /** What is done where there is nothing trained to be kept. */
  readonly change: Change;
  readonly title: string;
}

/** An edit that keeps the trained weights where there are some: asks the claim for them first. */
export async function editKeepingWeights({ claim: id, node, change, title }: KeepingEdit): Promise<void> {
  const state = appStore.getState();
  const graph = claimGraphOf(state);
  const claim = findClaim(id);
  const plainly = (): void => {
    state.edit(change, title);
  };
  if (graph === null || claim === null || state.heldWeights() === null) return plainly();
  const { weights } = shownWeightsOf(state, graph);
  const { document } = state;
  const options = node === undefined ? {} : { node };
  try {
    const measured = await measureAtOnce({ claim: claim.id, options, document, weights });
    // Edited meanwhile: the rewrite is of another network.
    if (appStore.getState().document !== document) return;
    if ('rewrite' in measured) appStore.getState().rewrite(measured.rewrite);
    else plainly();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    state.toast({ kind: 'error', title: 'The weights could not be kept', detail });
  }
}

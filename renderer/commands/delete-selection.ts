import type { StoreApi } from 'zustand/vanilla';
import { deletePart } from '../../src-core/graph/editing/delete-part';
import type { AppState } from '../store/state';
import { countWords } from './count-words';

/** Takes out what is selected as one undo step; `join` keeps the chain, `cut` leaves a gap. */
export function deleteSelection(
  app: StoreApi<AppState>,
  chain: 'join' | 'cut',
  word: 'delete' | 'cut' | 'cut out',
): void {
  const { document, selectedNodes, selectedEdges, edit } = app.getState();
  const nodes = [...selectedNodes];
  const edges = [...selectedEdges];
  edit(deletePart(document, nodes, edges, chain), `${word} ${countWords(nodes.length, edges.length)}`);
}

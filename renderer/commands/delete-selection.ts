import type { StoreApi } from 'zustand/vanilla';
import type { Change } from '../../src-core/graph/edit';
import { deletePart } from '../../src-core/graph/editing/delete-part';
import type { AppState } from '../store/state';
import { countWords } from './count-words';

/** Takes out what is selected as one undo step; `join` keeps the chain, `cut` leaves a gap. */
export function deleteSelection(
  app: StoreApi<AppState>,
  chain: 'join' | 'cut',
  word: 'delete' | 'cut' | 'cut out',
): void {
  const { document, selectedNodes, selectedEdges, selectedAnnotations, edit } = app.getState();
  const nodes = [...selectedNodes];
  const edges = [...selectedEdges];
  const annotations = [...selectedAnnotations];
  const frames = document.frames.filter(({ id }) => selectedAnnotations.has(id)).length;
  const part = deletePart(document, nodes, edges, chain);
  const change: Change =
    annotations.length === 0 ? part : { kind: 'all', changes: [part, { kind: 'remove-annotations', annotations }] };
  edit(change, `${word} ${countWords(nodes.length, edges.length, frames, annotations.length - frames)}`);
}

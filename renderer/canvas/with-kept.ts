import type { AppState } from '../store/state';

export type Selection = Pick<AppState, 'selectedNodes' | 'selectedEdges' | 'selectedAnnotations'>;

/** What React Flow found in a box, with what stays selected. Of wires the box lets go only: it selects cards. */
export function withKept(found: Selection, before: Selection, kept: Selection): Selection {
  const edges = [...found.selectedEdges].filter((id) => before.selectedEdges.has(id));
  return {
    selectedNodes: new Set([...found.selectedNodes, ...kept.selectedNodes]),
    selectedEdges: new Set([...edges, ...kept.selectedEdges]),
    selectedAnnotations: new Set([...found.selectedAnnotations, ...kept.selectedAnnotations]),
  };
}

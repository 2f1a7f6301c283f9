import type { GraphDocument, Point } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import type { NodeId } from '../../src-core/ids';
import type { AppState } from '../store/state';
import { moveTitle } from './move-title';

/** Presses of arrow keys that are one undo step. */
export interface NudgeBurst {
  /** Edits join by their title: it tells this burst from the one before. */
  readonly title: string;
  /** Milliseconds of the newest press. */
  readonly at: number;
  readonly document: GraphDocument;
  readonly nodes: ReadonlySet<NodeId>;
}

/** A pause of so many milliseconds between presses begins another burst. */
export const burstPause = 1000;

type Facts = Pick<AppState, 'analysis' | 'document' | 'selectedNodes'>;

/** Undo title of the next press: that of the burst while it goes on, else one that names where the nodes are now. */
export function nudgeTitle(burst: NudgeBurst | null, state: Facts, now: number): string {
  const goesOn =
    burst !== null &&
    now - burst.at < burstPause &&
    burst.document === state.document &&
    burst.nodes === state.selectedNodes;
  if (goesOn) return burst.title;
  const [first] = state.selectedNodes;
  const place = state.document.nodes.find(({ id }) => id === first)?.position ?? { x: 0, y: 0 };
  return `${moveTitle(state, [...state.selectedNodes])}, was at ${Math.round(place.x)}, ${Math.round(place.y)}`;
}

export function moveBy(
  nodes: readonly { readonly id: NodeId; readonly position: Point }[],
  selected: ReadonlySet<NodeId>,
  step: Point,
): Change {
  const positions = nodes
    .filter(({ id }) => selected.has(id))
    .map(({ id, position }) => ({ node: id, to: { x: position.x + step.x, y: position.y + step.y } }));
  return { kind: 'move', positions };
}

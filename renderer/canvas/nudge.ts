import type { GraphDocument } from '../../src-core/graph/document';
import type { AnnotationId, NodeId } from '../../src-core/ids';
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
  readonly annotations: ReadonlySet<AnnotationId>;
}

/** A pause of so many milliseconds between presses begins another burst. */
export const burstPause = 1000;

type Facts = Pick<AppState, 'analysis' | 'document' | 'selectedNodes' | 'selectedAnnotations'>;

/** Undo title of the next press: that of the burst while it goes on, else one that names where the nodes are now. */
export function nudgeTitle(burst: NudgeBurst | null, state: Facts, now: number): string {
  const goesOn =
    burst !== null &&
    now - burst.at < burstPause &&
    burst.document === state.document &&
    burst.nodes === state.selectedNodes &&
    burst.annotations === state.selectedAnnotations;
  if (goesOn) return burst.title;
  const [first] = state.selectedNodes;
  const [written] = state.selectedAnnotations;
  const { document } = state;
  const place =
    document.nodes.find(({ id }) => id === first) ??
    [...document.frames, ...document.notes].find(({ id }) => id === written);
  const { x, y } = place?.position ?? { x: 0, y: 0 };
  return `${moveTitle(state, [...state.selectedNodes])}, was at ${Math.round(x)}, ${Math.round(y)}`;
}

import type { Point } from '../../src-core/graph/document';
import type { NodeBox } from '../../src-core/graph/editing/align';
import type { AnnotationId, NodeId } from '../../src-core/ids';

/** What the canvas offers to commands while it is mounted; the viewport is not part of the store. */
export interface CanvasActions {
  fit(): void;
  fitSelection(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Where the pointer is, in the canvas's own units; `null` while it is elsewhere. */
  pointer(): Point | null;
  /** The middle of what is in view. */
  middle(): Point;
  /** Places and measured sizes of cards. */
  boxesOf(nodes: ReadonlySet<NodeId>): readonly NodeBox[];
  /** Begins to draw a wire by keys, from a card's output or into its input. */
  connect(node: NodeId, side: 'source' | 'target'): void;
  /** Opens the menu of what can be added, for the selection. */
  addNode(): void;
  /** Opens a field in a frame or a note for its words. */
  write(annotation: AnnotationId): void;
  /** Opens a field over the card's name. */
  rename(node: NodeId): void;
}

let mounted: CanvasActions | null = null;

export function setCanvasActions(actions: CanvasActions | null): void {
  mounted = actions;
}

export const canvasActions = (): CanvasActions | null => mounted;

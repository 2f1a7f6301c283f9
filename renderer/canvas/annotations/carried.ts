import type { GraphDocument, Point, Size } from '../../../src-core/graph/document';
import { type Movable, withContents } from '../../../src-core/graph/editing/frames';
import { nodeId } from '../../../src-core/ids';
import { cardBoxes } from '../card-boxes';
import { annotationOf, flowIdOf } from './flow-annotations';

interface Move {
  readonly id: string;
  readonly to: Point;
}

/** What the frames of a drag carry along. It is found out when the drag begins: what they pass over stays where it is. */
export function makeCarried() {
  let whole: Movable | null = null;
  return {
    /** The moves with those of what lies in the frames that move. */
    with(moves: readonly Move[], document: GraphDocument, sizes: ReadonlyMap<string, Size>): readonly Move[] {
      const frames = new Map(document.frames.map((frame) => [flowIdOf(frame.id), frame]));
      const moving = moves.find(({ id }) => frames.has(id));
      const frame = moving === undefined ? undefined : frames.get(moving.id);
      if (moving === undefined || frame === undefined) return moves;
      whole ??= withContents(document, chosenBy(moves), cardBoxes(document, sizes));
      const step = { x: moving.to.x - frame.position.x, y: moving.to.y - frame.position.y };
      const { nodes, annotations } = whole;
      const moved = new Set(moves.map(({ id }) => id));
      const along = [
        ...document.nodes.filter(({ id }) => nodes.has(id)).map(({ id, position }) => ({ id: String(id), position })),
        ...[...document.frames, ...document.notes]
          .filter(({ id }) => annotations.has(id))
          .map(({ id, position }) => ({ id: flowIdOf(id), position })),
      ];
      const carried = along
        .filter(({ id }) => !moved.has(id))
        .map(({ id, position }) => ({ id, to: { x: position.x + step.x, y: position.y + step.y } }));
      return [...moves, ...carried];
    },
    forget() {
      whole = null;
    },
  };
}

function chosenBy(moves: readonly Move[]): Movable {
  const annotations = moves.flatMap(({ id }) => annotationOf(id) ?? []);
  return {
    nodes: new Set(moves.filter(({ id }) => annotationOf(id) === null).map(({ id }) => nodeId(id))),
    annotations: new Set(annotations),
  };
}

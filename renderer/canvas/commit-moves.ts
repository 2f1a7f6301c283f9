import type { Frame, Note, Point } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { spliced } from '../../src-core/graph/editing/fit';
import { nodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import { annotationOf, flowIdOf } from './annotations/flow-annotations';
import { moveTitle } from './move-title';
import { wireMarks } from './wire-marks';

/** A drag's end as one undo step; a card that was let go of on a wire is put on it. */
export function commitMoves(moved: readonly { readonly id: string; readonly to: Point }[]): void {
  const state = appStore.getState();
  const { document } = state;
  const places = new Map(document.nodes.map(({ id, position }) => [id, position]));
  const positions = moved
    .filter(({ id }) => annotationOf(id) === null)
    .map(({ id, to }) => ({ node: nodeId(id), to }))
    .filter(({ node, to }) => isElsewhere(places.get(node), to));
  const to = new Map(moved.map((move) => [move.id, move.to]));
  const put = <Item extends Frame | Note>(items: readonly Item[]): readonly Item[] =>
    items.flatMap((item) => {
      const position = to.get(flowIdOf(item.id));
      return position !== undefined && isElsewhere(item.position, position) ? [{ ...item, position }] : [];
    });
  const [frames, notes] = [put(document.frames), put(document.notes)];
  const [only] = positions;
  const annotations = frames.length + notes.length;
  if (only === undefined && annotations === 0) return;
  const { target } = wireMarks.getState();
  const splice =
    only === undefined || target === null || positions.length > 1 ? null : spliced(document, only.node, target);
  if (splice !== null && only !== undefined) {
    const name = state.analysis.nodes.get(only.node)?.name ?? only.node;
    if (state.edit(splice, `put ${name} on the wire`)) state.announce(`${name} is on the wire`);
    return;
  }
  const move: Change = { kind: 'move', positions };
  const change: Change =
    annotations === 0 ? move : { kind: 'all', changes: [move, { kind: 'annotate', frames, notes }] };
  state.edit(
    change,
    titleOf(frames, notes, () =>
      moveTitle(
        state,
        positions.map(({ node }) => node),
      ),
    ),
  );
}

function titleOf(frames: readonly Frame[], notes: readonly Note[], nodes: () => string): string {
  const [frame] = frames;
  if (frame !== undefined) return `move ${frame.title === '' ? 'a frame' : frame.title}`;
  return notes.length > 0 ? 'move a note' : nodes();
}

const isElsewhere = (from: Point | undefined, to: Point): boolean =>
  from !== undefined && (from.x !== to.x || from.y !== to.y);

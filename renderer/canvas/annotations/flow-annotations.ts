import type { Node } from '@xyflow/react';
import type { Frame, GraphDocument, Note, Point } from '../../../src-core/graph/document';
import type { NodeBox } from '../../../src-core/graph/editing/align';
import { nodesIn } from '../../../src-core/graph/editing/frames';
import { type AnnotationId, annotationId } from '../../../src-core/ids';
import { cardBoxes } from '../card-boxes';

export type FrameFlowNode = Node<{ readonly frame: Frame; readonly facts: string }, 'frame'>;
export type NoteFlowNode = Node<{ readonly note: Note }, 'note'>;
export type AnnotationFlowNode = FrameFlowNode | NoteFlowNode;

/** React Flow has one space of ids; no node's id begins with this mark. */
const mark = '#';

export const flowIdOf = (id: AnnotationId): string => `${mark}${id}`;

/** The frame or note that React Flow speaks of; `null` for a node of the network. */
export const annotationOf = (flowId: string): AnnotationId | null =>
  flowId.startsWith(mark) ? annotationId(flowId.slice(mark.length)) : null;

interface AnnotationView {
  readonly document: GraphDocument;
  readonly parameters: (node: NodeBox['node']) => number | null;
  readonly selectedAnnotations: ReadonlySet<AnnotationId>;
  readonly moving: ReadonlyMap<string, Point>;
  readonly measured: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

/** React Flow raises what is selected by this much; a frame stays under the wires and cards that it holds. */
const raised = 1000;

/** Frames lie under the wires, large ones under small ones, notes over the cards. Those who walk with Tab meet them after the cards. */
export function makeAnnotationAdapter(): (view: AnnotationView) => readonly AnnotationFlowNode[] {
  let last: readonly AnnotationFlowNode[] = [];
  return (view) => {
    const before = new Map(last.map((node) => [node.id, node]));
    const cards = view.document.frames.length === 0 ? [] : cardBoxes(view.document, view.measured);
    const made = [
      ...view.document.frames.toSorted(bySize).map((frame): AnnotationFlowNode => {
        const facts = factsOf(frame, cards, view);
        const same = before.get(flowIdOf(frame.id));
        const data =
          same?.type === 'frame' && same.data.frame === frame && same.data.facts === facts
            ? same.data
            : { frame, facts };
        const isRaised = view.selectedAnnotations.has(frame.id);
        const words = `Frame ${frame.title === '' ? 'without a name' : frame.title}, ${facts}`;
        return kept(
          { ...placed(frame, view), type: 'frame', data, zIndex: isRaised ? -1 - raised : -1, ariaLabel: words },
          same,
        );
      }),
      ...view.document.notes.map((note): AnnotationFlowNode => {
        const same = before.get(flowIdOf(note.id));
        const data = same?.type === 'note' && same.data.note === note ? same.data : { note };
        return kept({ ...placed(note, view), type: 'note', data, ariaLabel: `Note: ${note.text}` }, same);
      }),
    ];
    const isSame = made.length === last.length && made.every((node, index) => node === last[index]);
    last = isSame ? last : made;
    return last;
  };
}

const bySize = (one: Frame, other: Frame): number =>
  other.size.width * other.size.height - one.size.width * one.size.height;

function placed(item: Frame | Note, { selectedAnnotations, moving, measured }: AnnotationView) {
  const id = flowIdOf(item.id);
  const { width, height } = measured.get(id) ?? item.size;
  const { x, y } = moving.get(id) ?? item.position;
  return { id, position: { x, y }, selected: selectedAnnotations.has(item.id), measured: { width, height } };
}

/** The node of before where it says the same. */
function kept(made: AnnotationFlowNode, before: AnnotationFlowNode | undefined): AnnotationFlowNode {
  const same =
    before?.data === made.data &&
    before.selected === made.selected &&
    before.position.x === made.position.x &&
    before.position.y === made.position.y &&
    before.measured?.width === made.measured?.width &&
    before.measured?.height === made.measured?.height;
  return same ? before : made;
}

/** "2 nodes, 200,960 params": of the cards where they are committed, so that a drag does not count them anew. */
function factsOf(frame: Frame, cards: readonly NodeBox[], { parameters }: AnnotationView): string {
  const nodes = nodesIn(frame, cards);
  const sum = nodes.reduce((total, node) => total + (parameters(node) ?? 0), 0);
  const count = `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`;
  return sum === 0 ? count : `${count}, ${sum.toLocaleString('en-US')} params`;
}

import { expect, test } from 'vitest';
import { annotationId, edgeId, nodeId } from '../../src-core/ids';
import { type Selection, withKept } from './with-kept';

const selection = (nodes: string[], edges: string[] = [], annotations: string[] = []): Selection => ({
  selectedNodes: new Set(nodes.map(nodeId)),
  selectedEdges: new Set(edges.map(edgeId)),
  selectedAnnotations: new Set(annotations.map(annotationId)),
});
const none = selection([]);

test('a box selects the cards, frames and notes in it, but not their wires', () => {
  const found = selection(['a', 'b'], ['ab', 'bc'], ['frame-1']);
  expect(withKept(found, none, none)).toEqual(selection(['a', 'b'], [], ['frame-1']));
});

test('a box that adds keeps what was selected, also what React Flow lets go of meanwhile', () => {
  const kept = selection(['a'], ['ab'], ['note-1']);
  expect(withKept(selection(['c']), kept, kept)).toEqual(selection(['c', 'a'], ['ab'], ['note-1']));
});

test('a box that does not add lets go of a wire that was selected', () => {
  expect(withKept(none, selection([], ['ab']), none)).toEqual(none);
});

import { edgeId, type NodeId, nodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';
import { findNodeDefinition } from '../nodes/registry';
import { defaultTraining, type GraphDocument, type GraphEdge, type GraphNode, type Point } from './document';

export function blankDocument(name = 'Untitled'): GraphDocument {
  return {
    format: 'layerloom',
    version: 1,
    name,
    seed: 1,
    nodes: [],
    edges: [],
    frames: [],
    notes: [],
    dataset: { id: 'fashion-mnist', options: {} },
    training: defaultTraining,
  };
}

/**
 * A node with an id that `document` does not have; what `params` leaves out takes the type's defaults.
 * The id depends on the document alone, so that two analyses of one document offer equal fixes.
 */
export function makeNode(document: GraphDocument, type: string, params: ParamRecord, position: Point): GraphNode {
  const defaults: ParamRecord = findNodeDefinition(type)?.defaults ?? {};
  return { id: freshNodeId(document, type), type, params: { ...defaults, ...params }, position };
}

/** A wire into one slot; its id tells both ends, so the same wire drawn again has the same id. */
export function makeEdge(document: GraphDocument, from: NodeId, to: NodeId, slot: number): GraphEdge {
  const id = `${from}>${to}.${slot}`;
  const isTaken = (text: string) => document.edges.some((edge) => edge.id === text && !sameWire(edge, from, to, slot));
  let free = id;
  for (let copy = 2; isTaken(free); copy++) free = `${id}.${copy}`;
  return { id: edgeId(free), from, to, slot };
}

function sameWire(edge: GraphEdge, from: NodeId, to: NodeId, slot: number): boolean {
  return edge.from === from && edge.to === to && edge.slot === slot;
}

/** `dense-3`: one more than the highest number in use, so that a removed node's id is seldom used again. */
function freshNodeId(document: GraphDocument, type: string): NodeId {
  const start = `${type}-`;
  let highest = 0;
  for (const { id } of document.nodes) {
    if (!id.startsWith(start)) continue;
    const number = Number(id.slice(start.length));
    if (Number.isSafeInteger(number) && number > highest) highest = number;
  }
  return nodeId(`${start}${highest + 1}`);
}

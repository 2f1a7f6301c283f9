import type { DatasetRef, GraphDocument, Point, TrainSettings } from '../graph/document';
import { blankDocument, makeEdge, makeNode } from '../graph/make';
import type { ParamRecord } from '../nodes/define-node';
import type { NodeType } from '../nodes/registry';

export interface ChainNode {
  readonly type: NodeType;
  readonly params?: ParamRecord;
}

export interface Chain {
  readonly name: string;
  readonly dataset: DatasetRef;
  readonly training?: Partial<TrainSettings>;
  readonly nodes: readonly ChainNode[];
}

/** Nodes fed one by the other, laid out as the pictures have it. */
export function makeChain({ name, dataset, training, nodes }: Chain): GraphDocument {
  const blank = blankDocument(name);
  let document: GraphDocument = { ...blank, dataset, training: { ...blank.training, ...training } };
  nodes.forEach(({ type, params = {} }, index) => {
    const before = document.nodes.at(-1);
    const node = makeNode(document, type, params, placeOf(index));
    document = { ...document, nodes: [...document.nodes, node] };
    if (before) document = { ...document, edges: [...document.edges, makeEdge(document, before.id, node.id, 0)] };
  });
  return document;
}

/** Three cards a row, columns 304 and rows 252 apart. */
function placeOf(index: number): Point {
  return { x: 56 + 304 * (index % 3), y: 40 + 252 * Math.floor(index / 3) };
}

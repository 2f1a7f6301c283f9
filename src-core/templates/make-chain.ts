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
  const columns = columnsFor(nodes.length);
  nodes.forEach(({ type, params = {} }, index) => {
    const before = document.nodes.at(-1);
    const node = makeNode(document, type, params, placeOf(index, columns));
    document = { ...document, nodes: [...document.nodes, node] };
    if (before) document = { ...document, edges: [...document.edges, makeEdge(document, before.id, node.id, 0)] };
  });
  return document;
}

/** Two rows of three; of a longer chain even rows of up to four, of the longest up to six: what a small window shows largest. */
function columnsFor(count: number): number {
  const most = count > 12 ? 6 : 4;
  return count <= 6 ? 3 : Math.ceil(count / Math.ceil(count / most));
}

/** Cards in rows, columns 304 and rows 252 apart. */
function placeOf(index: number, columns: number): Point {
  return { x: 56 + 304 * (index % columns), y: 40 + 252 * Math.floor(index / columns) };
}

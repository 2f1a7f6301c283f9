import { applyChange } from '../graph/apply-change';
import type { GraphDocument, TrainSettings } from '../graph/document';
import type { Change } from '../graph/edit';
import { blankDocument, makeEdge, makeNode } from '../graph/make';
import { nodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';
import type { NodeType } from '../nodes/registry';

type SketchedNode = NodeType | readonly [NodeType, ParamRecord] | readonly [NodeType, ParamRecord, 'bypassed'];

export interface Sketch {
  /** Id and type of each node, in the order of creation. */
  readonly nodes: Readonly<Record<string, SketchedNode>>;
  /** `a b`, or `a b 1` for another slot than the first. */
  readonly wires: readonly string[];
  readonly data?: string;
  readonly dataOptions?: ParamRecord;
  readonly training?: Partial<TrainSettings>;
}

/** A document from a few words, for tests. */
export function drawGraph({ nodes, wires, data = 'fashion-mnist', dataOptions = {}, training }: Sketch): GraphDocument {
  const blank = blankDocument('sketch');
  const dataset = { id: data, options: dataOptions };
  const empty = { ...blank, dataset, training: { ...blank.training, ...training } };
  const made = Object.entries(nodes).map(([name, entry], index) => {
    const [type, params, bypassed] = typeof entry === 'string' ? ([entry, {}] as const) : entry;
    const node = makeNode(empty, type, params ?? {}, { x: 304 * index, y: 0 });
    return { ...node, id: nodeId(name), ...(bypassed && { bypassed: true }) };
  });
  const edges = wires.map((wire) => {
    const [from = '', to = '', slot = '0'] = wire.split(' ');
    return makeEdge(empty, nodeId(from), nodeId(to), Number(slot));
  });
  return applied(empty, { kind: 'add', nodes: made, edges });
}

export function applied(document: GraphDocument, change: Change): GraphDocument {
  const changed = applyChange(document, change);
  if (!changed.ok) throw new Error(changed.error);
  return changed.value;
}

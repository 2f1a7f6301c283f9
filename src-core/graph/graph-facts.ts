import type { DatasetInfo } from '../datasets/define-dataset';
import { datasetInfo, findDataset } from '../datasets/registry';
import type { NodeId } from '../ids';
import { findNodeDefinition } from '../nodes/registry';
import type { GraphDocument, GraphNode } from './document';
import { type InferredNode, inferShapes } from './infer-shapes';
import { nameNodes } from './node-names';
import {
  type Cycle,
  contributorsOf,
  cyclesOf,
  downstreamOf,
  topologicalOrder,
  type Wiring,
  wiringOf,
} from './topology';

/** All that the checks look at, computed once for each analysis. */
export interface GraphFacts {
  readonly document: GraphDocument;
  readonly wiring: Wiring;
  readonly order: readonly NodeId[];
  /** Index of a node in `order`. */
  readonly place: ReadonlyMap<NodeId, number>;
  readonly names: ReadonlyMap<NodeId, string>;
  readonly inferred: ReadonlyMap<NodeId, InferredNode>;
  /** `null` where the data set or its options are not known. */
  readonly data: DatasetInfo | null;
  readonly dataTitle: string;
  /** Nodes that take no wires: inputs of the network. */
  readonly sources: readonly NodeId[];
  readonly cycles: readonly Cycle[];
  /** What the sources feed, with themselves. */
  readonly reachable: ReadonlySet<NodeId>;
  /** Ends of the network: fed by a source, feeding nothing, and no source itself. */
  readonly sinks: readonly NodeId[];
  /** The one end, or `null` where there are none or several. */
  readonly output: NodeId | null;
  /** Nodes between a source and the output. */
  readonly path: ReadonlySet<NodeId>;
}

export function gatherFacts(document: GraphDocument): GraphFacts {
  const wiring = wiringOf(document);
  const order = topologicalOrder(wiring);
  const data = datasetInfo(document.dataset);
  const sources = order.filter((id) => isSource(wiring.nodes.get(id)));
  const reachable = downstreamOf(wiring, sources);
  const sinks = order.filter(
    (id) => reachable.has(id) && wiring.wiresOutOf(id).length === 0 && !isSource(wiring.nodes.get(id)),
  );
  const output = sinks.length === 1 ? (sinks[0] ?? null) : null;
  const upstream = output === null ? new Set<NodeId>() : contributorsOf(wiring, output);
  return {
    document,
    wiring,
    order,
    place: new Map(order.map((id, index) => [id, index])),
    names: nameNodes(wiring, order),
    inferred: inferShapes(wiring, order, data?.shape ?? null),
    data,
    dataTitle: findDataset(document.dataset.id)?.title ?? document.dataset.id,
    sources,
    cycles: cyclesOf(wiring),
    reachable,
    sinks,
    output,
    path: new Set(order.filter((id) => reachable.has(id) && upstream.has(id))),
  };
}

function isSource(node: GraphNode | undefined): boolean {
  return node !== undefined && findNodeDefinition(node.type)?.inputs.max === 0;
}

/** The node's name as it stands in a message. */
export function bold(facts: GraphFacts, node: NodeId): string {
  return boldText(facts.names.get(node) ?? node);
}

/** Bold text of a message; asterisks of a user's own name must not end it. */
export function boldText(text: string): string {
  return `**${text.replaceAll('*', '∗')}**`;
}

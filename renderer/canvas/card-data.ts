import type { Analysis, NodeAnalysis } from '../../src-core/graph/analysis';
import type { GraphDocument, GraphEdge, GraphNode } from '../../src-core/graph/document';
import type { Problem, Severity } from '../../src-core/graph/problems';
import type { NodeId } from '../../src-core/ids';
import type { NodeDefinition, Shape } from '../../src-core/nodes/define-node';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import type { PortReach } from './entries';
import type { Entry } from './wire-path';

/** What a node answers to a wire that is being dragged. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** All that a card shows and that does not move with the run. Equal parts keep their identity. */
export type CardData = {
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  readonly analysis: NodeAnalysis | null;
  readonly name: string;
  readonly takesInput: boolean;
  readonly inputLinked: boolean;
  readonly outputLinked: boolean;
  /** How far the input's port reaches above and below its middle, in px: where several wires come in. */
  readonly portAbove: number;
  readonly portBelow: number;
  /** While a wire is being dragged; `null` otherwise and for the node it comes from. */
  readonly verdict: Verdict | null;
  /** A dense layer that reads pixels in their own order: its weights can be drawn as images. */
  readonly readsPixels: boolean;
};

export type WireData = {
  readonly edge: GraphEdge;
  /** Shape of one sample that flows; `null` while it is not known. */
  readonly shape: Shape | null;
  readonly problem: Problem | null;
  readonly entry: Entry;
  /** "Dense 1 to ReLU". */
  readonly ends: string;
};

/** Facts about the whole graph that cards and wires ask for again and again. */
export interface GraphFacts {
  readonly into: ReadonlySet<NodeId>;
  readonly outOf: ReadonlySet<NodeId>;
  readonly pixelReaders: ReadonlySet<NodeId>;
  /** The wires into each node that has several. */
  readonly gatherers: ReadonlyMap<NodeId, readonly GraphEdge[]>;
}

export function graphFacts(document: GraphDocument): GraphFacts {
  return {
    into: new Set(document.edges.map(({ to }) => to)),
    outOf: new Set(document.edges.map(({ from }) => from)),
    pixelReaders: pixelReaders(document),
    gatherers: gatherers(document),
  };
}

function gatherers({ edges }: GraphDocument): ReadonlyMap<NodeId, readonly GraphEdge[]> {
  const into = new Map<NodeId, GraphEdge[]>();
  for (const edge of edges) {
    const wires = into.get(edge.to);
    if (wires) wires.push(edge);
    else into.set(edge.to, [edge]);
  }
  return new Map([...into].filter(([, wires]) => wires.length > 1));
}

export function cardData(
  node: GraphNode,
  definition: NodeDefinition,
  analysis: Analysis,
  facts: GraphFacts,
  port: PortReach,
  verdict: Verdict | null,
): CardData {
  const known = analysis.nodes.get(node.id) ?? null;
  return {
    node,
    definition,
    analysis: known,
    name: known?.name ?? node.label ?? definition.name(node.params),
    takesInput: definition.inputs.max > 0,
    inputLinked: facts.into.has(node.id),
    outputLinked: facts.outOf.has(node.id),
    portAbove: port.above,
    portBelow: port.below,
    verdict,
    readsPixels: facts.pixelReaders.has(node.id),
  };
}

/** The worst severity among a node's problems; cards and the minimap are coloured by it. */
export function worstSeverity(problems: readonly Problem[]): Severity | null {
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  return order.find((severity) => problems.some((problem) => problem.severity === severity)) ?? null;
}

/** What a screen reader says of a card: "Dense 2, output 10, 2,570 parameters, 1 error". */
export function cardLabel({ name, analysis, node }: CardData): string {
  const errors = analysis?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const warnings = analysis?.problems.filter(({ severity }) => severity === 'warning').length ?? 0;
  const parts = [
    name,
    analysis?.output ? `output ${analysis.output.join(' by ')}` : 'output unknown',
    analysis?.cost ? `${analysis.cost.parameters.toLocaleString('en-US')} parameters` : '',
    node.bypassed === true ? 'bypassed' : '',
    errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
    warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Node types that leave the order of pixels as it is. */
const keepsPixels: ReadonlySet<string> = new Set(['flatten', 'dropout']);

/** Dense layers whose inputs are the data's own values in their own order: only these have weights shaped like images. */
function pixelReaders(document: GraphDocument): ReadonlySet<NodeId> {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const source = new Map(document.edges.map(({ from, to }) => [to, from]));
  const readers = new Set<NodeId>();
  for (const { id, type } of document.nodes) {
    if (type !== 'dense') continue;
    const seen = new Set<NodeId>();
    let before = source.get(id);
    while (before !== undefined && !seen.has(before)) {
      seen.add(before);
      const node = nodes.get(before);
      if (node?.type === 'input') readers.add(id);
      if (node === undefined || !(keepsPixels.has(node.type) || node.bypassed === true)) break;
      before = source.get(before);
    }
  }
  return readers;
}

/** Definitions by type; a document that was parsed has no unknown types. */
export const definitionOf = (node: GraphNode): NodeDefinition | null => findNodeDefinition(node.type);

import type { GraphDocument, GraphNode, Point } from '../graph/document';
import type { Change } from '../graph/edit';
import { makeEdge, makeNode } from '../graph/make';
import { type Wiring, wiringOf } from '../graph/topology';
import type { NodeId } from '../ids';
import type { ModelWeights, WeightValues } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import { elementsOf, formatShape } from '../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import type { AffineMap } from './affine-map';
import type { Rewrite } from './define-claim';
import type { LinearRegion } from './linear-regions';
import { nodesOf } from './linear-regions';

export interface Collapse extends Rewrite {
  readonly map: AffineMap;
  /** The one Dense that is left. */
  readonly kept: NodeId;
  readonly bias: boolean;
}

/**
 * The region as one Dense that computes the same at inference, between a Flatten and a Reshape where images go in or come
 * out; all other weights stay as they are.
 * @param map what the region computes, by `affineMapOf`
 */
export function collapseRegion(
  document: GraphDocument,
  plan: TrainPlan,
  weights: ModelWeights,
  region: LinearRegion,
  map: AffineMap,
): Collapse {
  const inside = region.operations.flatMap((index) => plan.operations[index] ?? []);
  const bias = inside.some(addsOffset);
  const change = collapseChange(document, plan, region, bias);
  const gone = new Set(inside.map(({ node }) => node));
  const kernel: WeightValues = {
    node: change.kept,
    name: 'kernel',
    shape: [map.inputs, map.outputs],
    values: Float32Array.from(map.matrix),
  };
  const offset: WeightValues = {
    node: change.kept,
    name: 'bias',
    shape: [map.outputs],
    values: Float32Array.from(map.offset),
  };
  return {
    map,
    kept: change.kept,
    bias,
    title: `collapse ${region.layers.length} layers`,
    change: change.change,
    weights: [...weights.filter(({ node }) => !gone.has(node)), kernel, ...(bias ? [offset] : [])],
  };
}

const addsOffset = ({ type, params }: PlanOperation): boolean =>
  type === 'batch-norm' || ((type === 'dense' || type.includes('conv2d')) && params.bias !== false);

/** The edit alone: one Dense in the place of the sink, fed by what fed the region. */
function collapseChange(
  document: GraphDocument,
  plan: TrainPlan,
  region: LinearRegion,
  bias: boolean,
): { readonly change: Change; readonly kept: NodeId } {
  const wiring = wiringOf(document);
  const sink = plan.operations[region.sink];
  if (!sink) throw new Error('The region is not of this plan.');
  const inside = new Set(nodesOf(plan, region));
  const entry = flatEntry(document, plan, region);
  const removed = new Set([...inside, ...bypassedWithin(wiring, inside)]);
  removed.delete(entry.feeder);
  if (sink.type === 'dense' && sink.outputShape.length === 1) {
    removed.delete(sink.node);
    const params = keptParams(sink.params, bias);
    const changes: readonly Change[] = [
      { kind: 'remove', nodes: [...removed], edges: [] },
      ...entry.changes,
      { kind: 'set-params', node: sink.node, params },
      { kind: 'connect', edge: makeEdge(document, entry.feeder, sink.node, 0) },
    ];
    return { change: { kind: 'all', changes }, kept: sink.node };
  }
  const place = wiring.nodes.get(sink.node)?.position ?? { x: 0, y: 0 };
  const units = elementsOf(sink.outputShape);
  const made = makeNode(document, 'dense', { units, bias, initialiser: 'glorot' }, place);
  const shaped = sink.outputShape.length === 1 ? null : reshapeBehind(document, place, sink.outputShape);
  const last = shaped ?? made;
  const onward = wiring.wiresOutOf(sink.node).map(({ to, slot }) => makeEdge(document, last.id, to, slot));
  const between = shaped === null ? [] : [makeEdge(document, made.id, shaped.id, 0)];
  const changes: readonly Change[] = [
    { kind: 'remove', nodes: [...removed], edges: [] },
    ...entry.changes,
    {
      kind: 'add',
      nodes: shaped === null ? [made] : [made, shaped],
      edges: [makeEdge(document, entry.feeder, made.id, 0), ...between, ...onward],
    },
  ];
  return { change: { kind: 'all', changes }, kept: made.id };
}

/** As far below a card as the next row of an automatic layout. */
const rowBelow = 252;

function reshapeBehind(document: GraphDocument, { x, y }: Point, shape: readonly number[]): GraphNode {
  return makeNode(document, 'reshape', { shape: formatShape(shape) }, { x, y: y + rowBelow });
}

/** What gives the one Dense its numbers in a row: the source itself, a Flatten of the region, or a new one. */
function flatEntry(
  document: GraphDocument,
  plan: TrainPlan,
  region: LinearRegion,
): { readonly feeder: NodeId; readonly changes: readonly Change[] } {
  const source = plan.operations[region.source];
  if (!source) throw new Error('The region is not of this plan.');
  if (source.outputShape.length === 1) return { feeder: source.node, changes: [] };
  const inside = region.operations.flatMap((index) => plan.operations[index] ?? []);
  const flatten = inside.find(({ type }) => type === 'flatten');
  if (flatten) {
    const edge = makeEdge(document, source.node, flatten.node, 0);
    const isWired = document.edges.some(({ id }) => id === edge.id);
    return { feeder: flatten.node, changes: isWired ? [] : [{ kind: 'connect', edge }] };
  }
  const [first] = inside;
  const place = document.nodes.find(({ id }) => id === first?.node)?.position ?? { x: 0, y: 0 };
  const made = makeNode(document, 'flatten', {}, place);
  const edge = makeEdge(document, source.node, made.id, 0);
  return { feeder: made.id, changes: [{ kind: 'add', nodes: [made], edges: [edge] }] };
}

/** Typed weights would be those of another width. */
function keptParams(params: ParamRecord, bias: boolean): ParamRecord {
  const typed = params.initialiser === 'typed' ? { initialiser: 'glorot', typed: '' } : {};
  return { ...params, ...typed, bias };
}

/** Bypassed nodes on wires of the region that nothing else hangs on. */
function bypassedWithin(wiring: Wiring, inside: ReadonlySet<NodeId>): readonly NodeId[] {
  const found = new Set<NodeId>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const node of wiring.nodes.values()) {
      if (!node.bypassed) continue;
      const after = wiring.wiresOutOf(node.id);
      if (after.length > 0 && after.every(({ to }) => inside.has(to) || found.has(to))) found.add(node.id);
    }
  }
  return [...found];
}

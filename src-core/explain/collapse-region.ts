import type { GraphDocument } from '../graph/document';
import type { Change } from '../graph/edit';
import { makeEdge, makeNode } from '../graph/make';
import { type Wiring, wiringOf } from '../graph/topology';
import type { NodeId } from '../ids';
import type { ModelWeights, WeightValues } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import { type AffineMap, affineMapOf } from './affine-map';
import type { Rewrite } from './define-claim';
import type { LinearRegion } from './linear-regions';

export interface Collapse extends Rewrite {
  readonly map: AffineMap;
  /** The one Dense that is left. */
  readonly kept: NodeId;
  readonly bias: boolean;
}

/** The region as one Dense that computes the same at inference; all other weights stay as they are. */
export function collapseRegion(
  document: GraphDocument,
  plan: TrainPlan,
  weights: ModelWeights,
  region: LinearRegion,
): Collapse {
  const map = affineMapOf(plan, weights, region);
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
  type === 'batch-norm' || (type === 'dense' && params.bias !== false);

/** The edit alone: one Dense in the place of the sink, fed by what fed the region. */
function collapseChange(
  document: GraphDocument,
  plan: TrainPlan,
  region: LinearRegion,
  bias: boolean,
): { readonly change: Change; readonly kept: NodeId } {
  const wiring = wiringOf(document);
  const source = plan.operations[region.source];
  const sink = plan.operations[region.sink];
  if (!source || !sink) throw new Error('The region is not of this plan.');
  const inside = new Set(region.operations.flatMap((index) => plan.operations[index]?.node ?? []));
  const feeder = source.outputShape.length === 1 ? source.node : flattenIn(plan, region);
  const removed = new Set([...inside, ...bypassedWithin(wiring, inside)]);
  removed.delete(feeder);
  if (sink.type === 'dense') {
    removed.delete(sink.node);
    const params = keptParams(sink.params, bias);
    const changes: readonly Change[] = [
      { kind: 'remove', nodes: [...removed], edges: [] },
      { kind: 'set-params', node: sink.node, params },
      { kind: 'connect', edge: makeEdge(document, feeder, sink.node, 0) },
    ];
    return { change: { kind: 'all', changes }, kept: sink.node };
  }
  const place = wiring.nodes.get(sink.node)?.position ?? { x: 0, y: 0 };
  const units = sink.outputShape[0] ?? 1;
  const made = makeNode(document, 'dense', { units, bias, initialiser: 'glorot' }, place);
  const onward = wiring.wiresOutOf(sink.node).map(({ to, slot }) => makeEdge(document, made.id, to, slot));
  const changes: readonly Change[] = [
    { kind: 'remove', nodes: [...removed], edges: [] },
    { kind: 'add', nodes: [made], edges: [makeEdge(document, feeder, made.id, 0), ...onward] },
  ];
  return { change: { kind: 'all', changes }, kept: made.id };
}

/** Typed weights would be those of another width. */
function keptParams(params: ParamRecord, bias: boolean): ParamRecord {
  const typed = params.initialiser === 'typed' ? { initialiser: 'glorot', typed: '' } : {};
  return { ...params, ...typed, bias };
}

/** Of branches that each flatten the same image one Flatten is enough. */
function flattenIn({ operations }: TrainPlan, region: LinearRegion): NodeId {
  const found = region.operations
    .map((index) => operations[index])
    .find((operation) => operation?.type === 'flatten' && operation.inputs.includes(region.source));
  if (!found) throw new Error('What enters the region is not flat.');
  return found.node;
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

import type { NodeId } from '../ids';
import type { Cost, NodeDefinition, Shape, ShapeProblem } from '../nodes/define-node';
import { findNodeDefinition } from '../nodes/registry';
import { elementsOf, freeOfCost } from '../nodes/shape-rules';
import { ok, type Result } from '../result';
import type { GraphEdge, GraphNode } from './document';
import { reuse } from './reuse';
import { leadsForward, type Structure } from './structure';

/** What shapes alone tell of a node. */
export interface InferredNode {
  /** By slot order; `null` where what feeds it is unknown. */
  readonly inputs: readonly (Shape | null)[];
  readonly output: Shape | null;
  /** As `output`, but after the obvious repair of a fault, so that the nodes behind it are judged too. */
  readonly assumed: Shape | null;
  /** Of the assumed shapes. */
  readonly cost: Cost | null;
  readonly fault: ShapeProblem | null;
}

export type InferredNodes = ReadonlyMap<NodeId, InferredNode>;

/** What an earlier inference found, and the nodes that compute something else than then, or get it from elsewhere. */
export interface EarlierInference {
  readonly inferred: InferredNodes;
  readonly changed: Iterable<NodeId>;
}

const unknown = { output: null, assumed: null, cost: null, fault: null };

/**
 * Shapes and costs of all nodes, each after those that feed it. `data` is the shape of one sample. With an earlier
 * inference a change is followed no further than it reaches: shapes that come out equal keep their identity, and what
 * lies behind them is not looked at.
 */
export function inferShapes(
  { wiring, order, place }: Pick<Structure, 'wiring' | 'order' | 'place'>,
  data: Shape | null,
  earlier?: EarlierInference,
): InferredNodes {
  const waiting = new Set(earlier ? earlier.changed : order);
  const inferred = new Map(earlier?.inferred);
  for (const id of inferred.keys()) if (!place.has(id)) inferred.delete(id);
  let news = 0;
  for (const id of order) {
    const node = waiting.has(id) ? wiring.nodes.get(id) : undefined;
    const definition = node && findNodeDefinition(node.type);
    if (!node || !definition) continue;
    const isSource = definition.inputs.max === 0;
    const shapeOn = (wire: GraphEdge): Shape | null =>
      leadsForward(place, wire) ? (inferred.get(wire.from)?.assumed ?? null) : null;
    const inputs = isSource ? [] : wiring.wiresInto(id).map(shapeOn);
    const known = isSource ? data && [data] : allKnown(inputs);
    const found = node.bypassed ? passedThrough(inputs[0] ?? null) : inferNode(node, definition, known);
    const before = inferred.get(id);
    const after = before ? withIdentityOf(before, { inputs, ...found }) : { inputs, ...found };
    if (after === before) continue;
    news += 1;
    inferred.set(id, after);
    if (after.assumed !== before?.assumed) for (const { to } of wiring.wiresOutOf(id)) waiting.add(to);
  }
  return earlier && news === 0 && earlier.inferred.size === inferred.size ? earlier.inferred : inferred;
}

function withIdentityOf(before: InferredNode, found: InferredNode): InferredNode {
  return reuse(before, {
    ...found,
    output: reuse(before.output, found.output),
    assumed: reuse(before.assumed, found.assumed),
    cost: reuse(before.cost, found.cost),
  });
}

function inferNode(
  node: GraphNode,
  definition: NodeDefinition,
  inputs: readonly Shape[] | null,
): Omit<InferredNode, 'inputs'> {
  if (!inputs) return unknown;
  if (inputs.length < definition.inputs.min) return unknown;
  const found = definition.outputShape(inputs, node.params);
  if (found.ok) {
    return { output: found.value, assumed: found.value, cost: definition.cost(inputs, node.params), fault: null };
  }
  const repaired = repairedInputs(found.error, inputs);
  const after: Result<Shape, ShapeProblem> = repaired ? definition.outputShape(repaired, node.params) : found;
  if (!repaired || !after.ok) return { ...unknown, fault: found.error };
  return { output: null, assumed: after.value, cost: definition.cost(repaired, node.params), fault: found.error };
}

/** A bypassed node gives its first input as it is. */
function passedThrough(shape: Shape | null): Omit<InferredNode, 'inputs'> {
  return { output: shape, assumed: shape, cost: shape && freeOfCost, fault: null };
}

/** The inputs as they will be after the fix that is offered: flat. */
function repairedInputs(fault: ShapeProblem, inputs: readonly Shape[]): readonly Shape[] | null {
  return fault.kind === 'wants-flat' ? inputs.map((shape) => [elementsOf(shape)]) : null;
}

function allKnown(shapes: readonly (Shape | null)[]): readonly Shape[] | null {
  const known = shapes.filter((shape) => shape !== null);
  return known.length === shapes.length ? known : null;
}

/** The shape that `node` would give if `slot` were fed with `shape`; for judging a wire before it is drawn. */
export function shapeWithWire(
  node: GraphNode,
  inputs: readonly { readonly slot: number; readonly shape: Shape | null }[],
  slot: number,
  shape: Shape,
): Result<Shape | null, ShapeProblem> {
  const definition = findNodeDefinition(node.type);
  if (!definition || node.bypassed) return ok(null);
  const wired = [...inputs.filter((input) => input.slot !== slot), { slot, shape }].sort((a, b) => a.slot - b.slot);
  const known = allKnown(wired.map((input) => input.shape));
  if (!known) return ok(null);
  return definition.outputShape(known, node.params);
}

import type { NodeId } from '../ids';
import type { GraphEdge, GraphNode } from './document';
import type { Change } from './edit';
import { feederBeyond, isActive, wiresBetween } from './feeders';
import type { GraphFacts } from './graph-facts';
import type { Fix } from './problems';

/** Dense layers with nothing that bends between them: W = W₁W₂ and b = b₁W₂ + b₂, one layer (4.1.3). */
export interface LinearStack {
  /** Two or more, in the order of flow. */
  readonly layers: readonly [first: NodeId, ...others: NodeId[]];
  /** Wires from each layer to the next. */
  readonly seams: readonly (readonly GraphEdge[])[];
}

/** The stacks of a whole network whose inner layers feed nothing else. */
export function linearStacks(facts: GraphFacts): readonly LinearStack[] {
  const next = new Map<NodeId, { readonly layer: NodeId; readonly seam: readonly GraphEdge[] }>();
  const continued = new Set<NodeId>();
  for (const id of facts.ofType('dense')) {
    if (!isLayer(facts, id)) continue;
    const before = feederBeyond(facts, id, isStraight);
    if (!before || !isLayer(facts, before.id)) continue;
    const seam = wiresBetween(facts, before.id, id);
    if (seam.some(({ from }) => facts.wiring.wiresOutOf(from).length !== 1)) continue;
    next.set(before.id, { layer: id, seam });
    continued.add(id);
  }
  return [...next.keys()].filter((id) => !continued.has(id)).map((first) => stackFrom(first, next));
}

function stackFrom(
  first: NodeId,
  next: ReadonlyMap<NodeId, { readonly layer: NodeId; readonly seam: readonly GraphEdge[] }>,
): LinearStack {
  const others: NodeId[] = [];
  const seams: (readonly GraphEdge[])[] = [];
  for (let step = next.get(first); step; step = next.get(step.layer)) {
    others.push(step.layer);
    seams.push(step.seam);
  }
  return { layers: [first, ...others], seams };
}

function isLayer(facts: GraphFacts, id: NodeId): boolean {
  return facts.path.has(id) && isActive(facts.wiring.nodes.get(id), 'dense');
}

/** What is linear, or at inference nothing: it bends no more than a wire does. */
function isStraight({ type, params }: GraphNode): boolean {
  return (
    type === 'dropout' ||
    type === 'batch-norm' ||
    type === 'flatten' ||
    (type === 'activation' && params.function === 'linear')
  );
}

/** An activation on every seam: those that are there and bypassed are switched on, else ReLU comes in. */
export function bendFix(facts: GraphFacts, { seams }: LinearStack): Fix {
  const bypassed = seams.map((seam) => bypassedActivation(facts, seam));
  const changes = seams.map((seam, index): Change => {
    const found = bypassed[index];
    if (found) return { kind: 'bypass', node: found, bypassed: false };
    const [wire] = seam;
    const nodes = [{ type: 'activation', params: { function: 'relu' } }];
    return wire ? { kind: 'place', nodes, where: { at: 'wire', edge: wire.id } } : { kind: 'all', changes: [] };
  });
  const [change] = changes;
  const [first] = bypassed;
  const switchedOn = bypassed.every((found) => found !== null);
  const title = first && changes.length === 1 ? `Switch ${facts.names.get(first) ?? first} on` : 'Switch them on';
  return {
    title: switchedOn ? title : 'Insert ReLU',
    icon: switchedOn ? 'power' : 'between-horizontal-end',
    change: change && changes.length === 1 ? change : { kind: 'all', changes },
  };
}

function bypassedActivation({ wiring }: GraphFacts, seam: readonly GraphEdge[]): NodeId | null {
  const found = seam
    .map(({ from }) => wiring.nodes.get(from))
    .find((node) => node?.bypassed && node.type === 'activation' && node.params.function !== 'linear');
  return found?.id ?? null;
}

/** The last layer alone, which can compute all that the stack can. */
export function collapseFix({ layers }: LinearStack): Fix {
  const change: Change = { kind: 'take-out', nodes: layers.slice(0, -1) };
  return { title: 'Collapse', icon: 'fold-vertical', change, keeping: 'linear-collapse' };
}

import type { NodeId } from '../../ids';
import { isActive } from '../feeders';
import type { GraphFacts } from '../graph-facts';
import { headOf } from '../head';
import { passedByAll } from '../passed-by-all';
import type { Problem } from '../problems';

/** With this many the factor is 1/256. */
const deep = 4;

/** How many sigmoids a gradient passes at least on its way to a node, and by which of its feeders. */
interface Depth {
  readonly count: number;
  readonly before: NodeId | null;
}

/**
 * Sigmoids in a row: the derivative of each is at most 1/4 (4.1.2.2), so the gradient vanishes. A skip shortens the
 * row; a normalisation, which scales the gradient up again, ends it.
 */
export function sigmoidDepthProblems(facts: GraphFacts): readonly Problem[] {
  const { wiring } = facts;
  if (facts.ofType('activation').filter((id) => isSigmoid(wiring.nodes.get(id))).length < deep) return [];
  const head = headOf(facts);
  const depths = depthsOf(facts, head?.node ?? null);
  let end: NodeId | null = null;
  let most = deep - 1;
  for (const id of passedByAll(facts)) {
    const count = depths.get(id)?.count ?? 0;
    if (count > most) [end, most] = [id, count];
  }
  if (end === null) return [];
  const nodes = sigmoidsBefore(facts, depths, end);
  const changes = nodes.map((node) => ({ kind: 'set-params', node, params: { function: 'relu' } }) as const);
  return [
    {
      code: 'sigmoid.deep',
      severity: 'warning',
      nodes,
      edges: [],
      message: `${nodes.length} sigmoids follow one another: the derivative of each is at most 1/4, so of the gradient at most 1/${(4 ** nodes.length).toLocaleString('en')} reaches the first layer, unless weights are large.`,
      badge: 'gradient may vanish',
      fixes: [{ title: 'Make them ReLU', icon: 'pencil', change: { kind: 'all', changes } }],
    },
  ];
}

/** The loss is taken before the head, so the head's own sigmoid does not count. */
function depthsOf({ order, path, wiring }: GraphFacts, head: NodeId | null): ReadonlyMap<NodeId, Depth> {
  const depths = new Map<NodeId, Depth>();
  for (const id of order) {
    const node = wiring.nodes.get(id);
    if (!node || !path.has(id)) continue;
    const wires = node.bypassed ? wiring.wiresInto(id).slice(0, 1) : wiring.wiresInto(id);
    let least: Depth = { count: wires.length === 0 ? 0 : Number.POSITIVE_INFINITY, before: null };
    for (const { from } of wires) {
      const count = depths.get(from)?.count ?? 0;
      if (count < least.count) least = { count, before: from };
    }
    const isEnd = isActive(node, 'batch-norm') || isActive(node, 'layer-norm');
    const own = id !== head && isSigmoid(node) ? 1 : 0;
    depths.set(id, isEnd ? { count: 0, before: null } : { count: least.count + own, before: least.before });
  }
  return depths;
}

function sigmoidsBefore({ wiring }: GraphFacts, depths: ReadonlyMap<NodeId, Depth>, end: NodeId): readonly NodeId[] {
  const found: NodeId[] = [];
  for (let id: NodeId | null = end; id !== null; id = depths.get(id)?.before ?? null) {
    const node = wiring.nodes.get(id);
    if (node && isSigmoid(node)) found.push(id);
  }
  return found.reverse();
}

function isSigmoid(node: Parameters<typeof isActive>[0]): boolean {
  return isActive(node, 'activation') && node.params.function === 'sigmoid';
}

import type { NodeId } from '../../ids';
import { elementsOf } from '../../nodes/shape-rules';
import type { Change } from '../edit';
import { bold, type GraphFacts } from '../graph-facts';
import { bendFix, collapseFix, type LinearStack, linearStacks } from '../linear-stacks';
import type { Fix, Problem } from '../problems';

/** Linear layers through fewer units than there are on either side: less than one layer can (exercise 4). */
export function linearBottleneckProblems(facts: GraphFacts): readonly Problem[] {
  return linearStacks(facts).flatMap((stack) => {
    const limit = rankLimit(facts, stack);
    return limit ? [problemOf(facts, stack, limit)] : [];
  });
}

export interface RankLimit {
  /** The narrowest inner layer, and its units: the product of the matrices has no higher rank. */
  readonly narrowest: NodeId;
  readonly rank: number;
  readonly inputs: number;
  readonly outputs: number;
}

/** What keeps a stack of linear layers below one full layer, or `null` where nothing does. */
export function rankLimit(facts: GraphFacts, { layers }: LinearStack): RankLimit | null {
  const [first] = layers;
  const widths = layers.map((id) => widthOf(facts, id));
  const inputs = facts.inferred.get(first)?.inputs[0];
  const outputs = widths.at(-1);
  if (!inputs || outputs === undefined || outputs === null) return null;
  const full = Math.min(elementsOf(inputs), outputs);
  let limit: RankLimit | null = null;
  for (const [index, narrowest] of layers.slice(0, -1).entries()) {
    const rank = widths[index];
    if (!rank || rank >= (limit?.rank ?? full)) continue;
    limit = { narrowest, rank, inputs: elementsOf(inputs), outputs };
  }
  return limit;
}

function problemOf(facts: GraphFacts, stack: LinearStack, limit: RankLimit): Problem {
  const { narrowest, rank, inputs, outputs } = limit;
  const last = stack.layers.at(-1) ?? narrowest;
  return {
    code: 'linear.bottleneck',
    severity: 'warning',
    nodes: [narrowest],
    edges: stack.seams.flat().map((wire) => wire.id),
    message: `${bold(facts, narrowest)} passes ${count(inputs, 'input')} through ${count(rank, 'unit')} to the ${outputs} of ${bold(facts, last)} without an activation: together they are one layer of rank ${rank} at most.`,
    badge: 'linear bottleneck',
    explain: 'rank',
    fixes: [bendFix(facts, stack), widenFix(facts, stack, Math.min(inputs, outputs)), collapseFix(stack)],
  };
}

function widenFix(facts: GraphFacts, { layers }: LinearStack, units: number): Fix {
  const changes = layers
    .slice(0, -1)
    .filter((id) => (widthOf(facts, id) ?? units) < units)
    .map((node): Change => ({ kind: 'set-params', node, params: { units } }));
  const [change] = changes;
  return {
    title: `Set units to ${units}`,
    icon: 'pencil',
    change: change && changes.length === 1 ? change : { kind: 'all', changes },
  };
}

function widthOf({ inferred }: GraphFacts, id: NodeId): number | null {
  const shape = inferred.get(id)?.assumed;
  return shape ? elementsOf(shape) : null;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

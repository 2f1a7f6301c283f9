import { analyze } from '../../graph/analyze';
import { applyChange } from '../../graph/apply-change';
import type { GraphDocument, GraphEdge, GraphNode } from '../../graph/document';
import type { Change } from '../../graph/edit';
import { topologicalOrder, wiringOf } from '../../graph/topology';
import { mostUnits } from '../../nodes/dense';
import { fail, ok, type Result } from '../../result';

/** A hidden Dense layer of a chain and what follows it up to the next one: its activation, and perhaps a dropout. */
export interface HiddenBlock {
  readonly dense: GraphNode;
  readonly after: readonly GraphNode[];
  /** The wire from its last node to the next block or the head. */
  readonly out: GraphEdge;
}

/**
 * The hidden layers of a network that is one chain at its end: every Dense layer but the last with what follows it. Of
 * a network that branches there, or has no hidden layer, none.
 */
export function hiddenBlocks(document: GraphDocument): readonly HiddenBlock[] {
  const wiring = wiringOf(document);
  const dense = topologicalOrder(wiring)
    .flatMap((id) => wiring.nodes.get(id) ?? [])
    .filter(({ type, bypassed }) => type === 'dense' && !bypassed);
  const blocks: HiddenBlock[] = [];
  for (const [index, start] of dense.slice(0, -1).entries()) {
    const next = dense[index + 1];
    const after: GraphNode[] = [];
    let out = onlyWire(wiring.wiresOutOf(start.id));
    while (out !== null && out.to !== next?.id) {
      const node = wiring.nodes.get(out.to);
      if (node === undefined || wiring.wiresInto(node.id).length !== 1) return [];
      after.push(node);
      out = onlyWire(wiring.wiresOutOf(node.id));
    }
    if (out === null) return [];
    blocks.push({ dense: start, after, out });
  }
  return blocks;
}

const onlyWire = (wires: readonly GraphEdge[]): GraphEdge | null => (wires.length === 1 ? (wires[0] ?? null) : null);

/** The network with so many hidden layers: the last one is repeated, or the last ones are taken out. */
export function withDepth(document: GraphDocument, depth: number): Result<GraphDocument, string> {
  const blocks = hiddenBlocks(document);
  const last = blocks.at(-1);
  if (last === undefined) return fail('The network has no chain of hidden Dense layers to repeat.');
  if (depth < 1) return fail('A network keeps at least one hidden layer.');
  if (depth <= blocks.length) {
    const gone = blocks.slice(depth).flatMap(({ dense, after }) => [dense.id, ...after.map(({ id }) => id)]);
    return gone.length === 0 ? ok(document) : applyChange(document, { kind: 'take-out', nodes: gone });
  }
  const block = [last.dense, ...last.after].map(({ type, params }) => ({ type, params }));
  const nodes = Array.from({ length: depth - blocks.length }, () => block).flat();
  return applyChange(document, { kind: 'place', nodes, where: { at: 'wire', edge: last.out.id } });
}

/** The network with so many units in each hidden layer. */
export function withWidth(document: GraphDocument, units: number): Result<GraphDocument, string> {
  const changes = hiddenBlocks(document).map(
    ({ dense }): Change => ({ kind: 'set-params', node: dense.id, params: { units } }),
  );
  return changes.length === 0
    ? fail('The network has no chain of hidden Dense layers.')
    : applyChange(document, { kind: 'all', changes });
}

/** The widest hidden layers, all of the same width, with which the network has no more parameters than `budget`. */
export function withBudget(document: GraphDocument, budget: number): Result<GraphDocument, string> {
  const parameters = (units: number): number => {
    const made = withWidth(document, units);
    return made.ok ? analyze(made.value).totals.parameters : Number.POSITIVE_INFINITY;
  };
  const least = parameters(1);
  if (!Number.isFinite(least)) return withWidth(document, 1);
  if (least > budget) return fail(`One unit a layer takes ${least.toLocaleString('en')} parameters already.`);
  let [low, high] = [1, 2];
  while (high <= mostUnits && parameters(high) <= budget) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (parameters(middle) <= budget) low = middle;
    else high = middle;
  }
  return withWidth(document, Math.min(low, mostUnits));
}

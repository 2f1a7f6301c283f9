import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument } from '../../src-core/graph/document';
import { freeSlot } from '../../src-core/graph/free-slot';
import type { NodeId } from '../../src-core/ids';
import type { Verdict } from './card-data';
import { topologicalOrder } from './topological-order';
import { type PortSide, verdictsFor } from './verdicts';

/** A wire that is drawn by keys. */
export interface KeyWire {
  readonly node: NodeId;
  readonly side: PortSide;
  readonly verdicts: ReadonlyMap<NodeId, Verdict>;
  /** The cards that the wire may lead to, in the order of flow, what is behind the node first. */
  readonly targets: readonly NodeId[];
  /** Index in `targets`. */
  readonly chosen: number;
}

/** `null` where no card takes such a wire. A card that it leads to already is none to choose. */
export function beginKeyWire(
  document: GraphDocument,
  analysis: Analysis,
  node: NodeId,
  side: PortSide,
): KeyWire | null {
  const verdicts = verdictsFor(document, analysis, node, side);
  const order = topologicalOrder(document).map(({ id }) => id);
  const here = order.indexOf(node);
  const joined = new Set(
    document.edges.flatMap(({ from, to }) =>
      side === 'source' && from === node ? to : side === 'target' && to === node ? from : [],
    ),
  );
  const around =
    side === 'source'
      ? [...order.slice(here), ...order.slice(0, here)]
      : [...order.slice(0, here).reverse(), ...order.slice(here)];
  const targets = around.filter((id) => verdicts.get(id)?.ok === true && !joined.has(id));
  return targets.length === 0 ? null : { node, side, verdicts, targets, chosen: 0 };
}

export function walked(wire: KeyWire, step: 1 | -1): KeyWire {
  const { targets, chosen } = wire;
  return { ...wire, chosen: (chosen + step + targets.length) % targets.length };
}

export const endsOf = ({ node, side, targets, chosen }: KeyWire): { readonly from: NodeId; readonly to: NodeId } => {
  const other = targets[chosen] ?? node;
  return side === 'source' ? { from: node, to: other } : { from: other, to: node };
};

/** "Wire from Dense 1 to ReLU, instead of the one from Flatten, 2 of 4". */
export function keyWireWords(wire: KeyWire, document: GraphDocument, analysis: Analysis): string {
  const name = (id: NodeId): string => analysis.nodes.get(id)?.name ?? id;
  const { from, to } = endsOf(wire);
  const slot = freeSlot(document, to);
  const old = document.edges.find((edge) => edge.to === to && edge.slot === slot);
  const instead = old === undefined ? '' : `, instead of the one from ${name(old.from)}`;
  return `Wire from ${name(from)} to ${name(to)}${instead}, ${wire.chosen + 1} of ${wire.targets.length}`;
}

import type { GraphDocument, GraphNode, Point } from '../../src-core/graph/document';
import type { NodeId } from '../../src-core/ids';
import { definitionOf, type GraphFacts } from './card-data';
import { type Entries, entriesOf, type PortReach } from './entries';
import { cardWidth, usualCardHeight } from './measures';

/** What says where cards stand. */
interface Drawing {
  readonly document: GraphDocument;
  readonly moving: ReadonlyMap<string, Point>;
  readonly measured: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

export type FlowEntries = ReadonlyMap<NodeId, Entries>;
type Gatherers = GraphFacts['gatherers'];

export const plainPort: PortReach = { above: 0, below: 0 };
const noEntries: FlowEntries = new Map();

/** Where the wires into each node with several enter; looked at again only when something of the drawing moved. */
export function makeFlowEntries(): (drawing: Drawing, facts: { readonly gatherers: Gatherers }) => FlowEntries {
  let newest: { readonly of: Drawing; readonly entries: FlowEntries } | null = null;
  return (drawing, { gatherers }) => {
    if (newest === null || !isSame(newest.of, drawing)) {
      newest = { of: drawing, entries: gatherers.size === 0 ? noEntries : entriesOfAll(drawing, gatherers) };
    }
    return newest.entries;
  };
}

function isSame(one: Drawing, other: Drawing): boolean {
  return one.document === other.document && one.moving === other.moving && one.measured === other.measured;
}

function entriesOfAll({ document, moving, measured }: Drawing, gatherers: Gatherers): FlowEntries {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const placeOf = ({ id, position }: GraphNode): Point => moving.get(id) ?? position;
  const cards = document.nodes.map((node) => {
    const { width = cardWidth, height = usualCardHeight } = measured.get(node.id) ?? {};
    return { ...placeOf(node), width, height };
  });
  const entries = new Map<NodeId, Entries>();
  for (const [id, wires] of gatherers) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    const arrivals = wires.flatMap(({ id: edge, slot, from }) => {
      const source = nodes.get(from);
      return source === undefined ? [] : [{ edge, slot, from: placeOf(source) }];
    });
    entries.set(id, entriesOf(arrivals, placeOf(node), cards, definitionOf(node)?.inputs.commute === true));
  }
  return entries;
}

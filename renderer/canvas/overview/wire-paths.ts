import type { Point } from '../../../src-core/graph/document';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { portTop } from '../measures';
import { cardsNear, isNearWire } from '../near-cards';
import { type CardBox, type Entry, onlyEntry, wirePath } from '../wire-path';
import { cardBox } from './card-at';

interface Known {
  readonly from: Point;
  readonly to: Point;
  readonly entry: Entry;
  readonly path: string;
}

type Nodes = readonly AnyFlowNode[];

/**
 * The ways of all wires by their ids, the same that React Flow's wires take. While a card is dragged only the wires are
 * worked out anew that it could be in the way of, and its own.
 */
export function makeWirePaths(): (nodes: Nodes, edges: readonly FlowEdge[]) => ReadonlyMap<string, string> {
  let known: ReadonlyMap<string, Known> = new Map();
  let boxes: ReadonlyMap<string, CardBox> = new Map();
  return (nodes, edges) => {
    const nextBoxes = new Map<string, CardBox>();
    const moved: CardBox[] = [];
    for (const node of nodes) {
      if (node.type !== 'card') continue;
      const old = boxes.get(node.id);
      const box = cardBox(node);
      nextBoxes.set(node.id, box);
      if (old === undefined || !isSameBox(old, box)) moved.push(box, ...(old === undefined ? [] : [old]));
    }
    for (const [id, box] of boxes) if (!nextBoxes.has(id)) moved.push(box);
    boxes = nextBoxes;
    known = new Map(
      edges.flatMap((edge) => {
        const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)];
        if (source === undefined || target === undefined) return [];
        const from = { x: source.x + source.width, y: source.y + portTop };
        const to = { x: target.x, y: target.y + portTop };
        const entry = edge.data?.entry ?? onlyEntry;
        const old = known.get(edge.id);
        const stays =
          old?.entry === entry &&
          isSamePoint(old.from, from) &&
          isSamePoint(old.to, to) &&
          !moved.some((box) => isNearWire(box, from, to));
        if (old !== undefined && stays) return [[edge.id, old]];
        return [[edge.id, { from, to, entry, path: wirePath(from, to, cardsNear(nodes, from, to), entry).path }]];
      }),
    );
    return new Map([...known].map(([id, { path }]) => [id, path]));
  };
}

const isSamePoint = (one: Point, other: Point): boolean => one.x === other.x && one.y === other.y;

const isSameBox = (one: CardBox, other: CardBox): boolean =>
  isSamePoint(one, other) && one.width === other.width && one.height === other.height;

import type { Point } from '../../../src-core/graph/document';
import { type NodeId, nodeId } from '../../../src-core/ids';
import type { AnyFlowNode } from '../flow-adapter';
import { cardWidth, usualCardHeight } from '../measures';
import type { CardBox } from '../wire-path';

type Placed = Pick<AnyFlowNode, 'id' | 'type' | 'position' | 'measured'>;

/** Where a card lies on the canvas, in its px. */
export function cardBox({ position, measured }: Pick<Placed, 'position' | 'measured'>): CardBox {
  return { ...position, width: measured?.width ?? cardWidth, height: measured?.height ?? usualCardHeight };
}

/** The card at a point of the canvas, the one on top; `null` where there is none. */
export function cardAt(nodes: readonly Placed[], { x, y }: Point): NodeId | null {
  const hit = nodes.findLast((node) => {
    if (node.type !== 'card') return false;
    const box = cardBox(node);
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  });
  return hit === undefined ? null : nodeId(hit.id);
}

/** The cards that lie wholly in a box, as React Flow's own box selects them. */
export function cardsInside(nodes: readonly Placed[], box: CardBox): ReadonlySet<NodeId> {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return new Set(
    nodes.flatMap((node) => {
      if (node.type !== 'card') return [];
      const { x, y, width, height } = cardBox(node);
      return x >= box.x && y >= box.y && x + width <= right && y + height <= bottom ? [nodeId(node.id)] : [];
    }),
  );
}

interface Viewed {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly [number, number, number];
}

/** The cards of which some part is seen, those in the middle first. */
export function cardsInView(nodes: readonly Placed[], { width, height, transform: [x, y, zoom] }: Viewed): string[] {
  const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
  const reach = { x: width / 2 / zoom, y: height / 2 / zoom };
  const seen: { readonly id: string; readonly distance: number }[] = [];
  for (const node of nodes) {
    if (node.type !== 'card') continue;
    const box = cardBox(node);
    const away = { x: Math.abs(box.x + box.width / 2 - middle.x), y: Math.abs(box.y + box.height / 2 - middle.y) };
    if (away.x > reach.x + box.width / 2 || away.y > reach.y + box.height / 2) continue;
    seen.push({ id: node.id, distance: Math.max(away.x, away.y) });
  }
  return seen.toSorted((one, other) => one.distance - other.distance).map(({ id }) => id);
}

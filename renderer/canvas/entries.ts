import type { Point } from '../../src-core/graph/document';
import type { EdgeId } from '../../src-core/ids';
import { cardWidth, portTop } from './measures';
import { type Approach, approachOf, type CardBox, type Entry } from './wire-path';

/** A wire into a card that takes several. */
export interface Arrival {
  readonly edge: EdgeId;
  readonly slot: number;
  /** Corner of the card that it comes from. */
  readonly from: Point;
}

/** How far a port of several wires reaches above and below the middle of a port of one. */
export interface PortReach {
  readonly above: number;
  readonly below: number;
}

export interface Entries {
  readonly byEdge: ReadonlyMap<EdgeId, Entry>;
  readonly port: PortReach;
}

interface Guest extends Arrival, Approach {
  readonly distance: number;
}

const entryStep = 16;
/** So much of the card's side a port may take up or down from its middle. */
const mostReach = 64;
const turnStep = 8;
const laneStep = 8;
const mostLanes = 3;

/**
 * A point of its own for each of several wires into one card (`to`: its corner). A wire that can be straight keeps the
 * middle. Where the order of the inputs makes no difference (`commute`), the others lie on the side that they come from
 * and in such an order that they do not cross; else from top to bottom by slot.
 */
export function entriesOf(
  arrivals: readonly Arrival[],
  to: Point,
  cards: readonly CardBox[],
  commute: boolean,
): Entries {
  const port = portOf(to);
  const guests = arrivals.map((arrival) => ({
    ...arrival,
    ...approachOf({ x: arrival.from.x + cardWidth, y: arrival.from.y + portTop }, port, cards),
    distance: Math.abs(arrival.from.x - to.x),
  }));
  const above = outward(guests, 'above');
  const straight = guests.filter(({ side }) => side === 'straight');
  const below = outward(guests, 'below');
  const order = commute ? [...above.toReversed(), ...straight, ...below] : guests.toSorted(bySlot);
  const level = order.findIndex(({ side }) => side === 'straight');
  const last = order.length - 1;
  const middle = level === -1 ? last / 2 : level;
  const step = Math.min(entryStep, Math.floor(mostReach / Math.max(middle, last - middle, 1)));
  const byEdge = new Map<EdgeId, Entry>();
  for (const [index, guest] of order.entries()) {
    const offset = (index - middle) * step;
    if (guest.side === 'straight') {
      byEdge.set(guest.edge, { offset, turn: 0, lane: 0 });
      continue;
    }
    const group = guest.side === 'above' ? above : below;
    // The outermost wire turns last: those further in pass before it.
    const inward = group.length - 1 - group.indexOf(guest);
    byEdge.set(guest.edge, { offset, turn: inward * turnStep, lane: laneOf(guest, group) });
  }
  return { byEdge, port: { above: middle * step, below: (last - middle) * step } };
}

const portOf = ({ x, y }: Point): Point => ({ x, y: y + portTop });
const bySlot = (one: Arrival, other: Arrival): number => one.slot - other.slot;

/**
 * The wires from above or below, from the middle of the port outward. Those from the left lie inside, the nearest lane
 * first; those from the right (their nodes stand behind the card) outside, the nearest lane last.
 */
function outward(guests: readonly Guest[], side: 'above' | 'below'): readonly Guest[] {
  const group = guests.filter((guest) => guest.side === side).sort(side === 'above' ? byLaneAbove : byLaneBelow);
  return [...group.filter(({ behind }) => !behind), ...group.filter(({ behind }) => behind).reverse()];
}

/** From the lane nearest to the card on; in one lane the farthest source runs nearest, below those that come down later. */
function byLaneAbove(one: Guest, other: Guest): number {
  return other.height - one.height || other.distance - one.distance;
}

/** As above, but what comes down into the lane runs in it above what comes up, and there the nearest source first. */
function byLaneBelow(one: Guest, other: Guest): number {
  const comesUp = ({ from, height }: Guest): boolean => from.y + portTop > height;
  const upOne = comesUp(one);
  return (
    one.height - other.height ||
    Number(upOne) - Number(comesUp(other)) ||
    (upOne ? other.distance - one.distance : one.distance - other.distance)
  );
}

/** px by which a wire runs below the first one in the same lane. */
function laneOf({ edge, side, height, behind }: Guest, group: readonly Guest[]): number {
  const sharing = group.filter((other) => other.height === height && other.behind === behind);
  const rank = sharing.findIndex((other) => other.edge === edge);
  // `group` goes outward: down below the card, up above it, and the other way where it was turned round.
  const fromTop = (side === 'below') !== behind ? rank : sharing.length - 1 - rank;
  return Math.min(fromTop, mostLanes) * laneStep;
}

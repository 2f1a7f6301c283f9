import type { Point } from '../../src-core/graph/document';
import { portTop } from './measures';

export interface CardBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WirePath {
  /** SVG path data. */
  readonly path: string;
  readonly label: Point;
  /** A straight wire carries its label above; a wire in a lane or a step carries it on itself. */
  readonly labelPlace: 'above' | 'on';
  /** Length of the piece that carries the label; a label that is longer is not drawn. */
  readonly room: number;
}

/** How a wire enters a card that several lead to. */
export interface Entry {
  /** px below the middle of the port; negative: above. */
  readonly offset: number;
  /** px by which it turns to the port earlier than it would alone. */
  readonly turn: number;
  /** px by which its lane between the rows lies lower. */
  readonly lane: number;
}

export const onlyEntry: Entry = { offset: 0, turn: 0, lane: 0 };

/** How far a wire leaves a port before it turns: twice the corner. */
const lead = 24;
const corner = 12;

/**
 * The way of a wire from an output port to an input port (`port`: its middle).
 * In a row it is straight; forward to another height it steps in the middle; to what lies behind (the next row), or
 * past cards that stand in the way, it runs through the lane between the rows.
 */
export function wirePath(from: Point, port: Point, cards: readonly CardBox[], entry: Entry = onlyEntry): WirePath {
  const ahead = port.x - from.x;
  const straight = isStraight(from, port, cards);
  if (straight && entry.offset === 0) {
    return {
      path: `M${from.x},${from.y}H${port.x}`,
      label: { x: (from.x + port.x) / 2, y: from.y },
      labelPlace: 'above',
      room: ahead,
    };
  }
  const mayStep = ahead >= lead && (straight || !isLevel(from, port));
  return (mayStep ? steppedPath(from, port, cards, entry) : null) ?? lanePath(from, port, cards, entry);
}

/** Whether one line leads from port to port, with no card in the way. */
export function isStraight(from: Point, to: Point, cards: readonly CardBox[]): boolean {
  return isLevel(from, to) && to.x > from.x && !isBlocked(from, to, cards);
}

/** From where a wire comes to a port. */
export interface Approach {
  readonly side: 'above' | 'straight' | 'below';
  /** Its node stands behind the port: the wire comes back to it from the right. */
  readonly behind: boolean;
  /** The height of its long piece, from which it turns to the port. */
  readonly height: number;
}

/** How `wirePath` would come to a port that it shares with other wires. */
export function approachOf(from: Point, port: Point, cards: readonly CardBox[]): Approach {
  const behind = port.x - from.x < lead;
  if (isStraight(from, port, cards)) return { side: 'straight', behind, height: port.y };
  const steps = !behind && !isLevel(from, port) && stepPlace(from, port, port.x - lead, cards) !== undefined;
  const height = steps ? from.y : laneHeight(from, port, cards);
  return { side: height < port.y ? 'above' : 'below', behind, height };
}

const isLevel = (from: Point, to: Point): boolean => Math.abs(to.y - from.y) < 1;

/** Out, up or down in one of three places, and in; `null` where cards stand in the way of all three. */
function steppedPath(from: Point, port: Point, cards: readonly CardBox[], entry: Entry): WirePath | null {
  const to = { x: port.x, y: port.y + entry.offset };
  // Beside other wires it steps at the port, where their labels leave room.
  const best = entry === onlyEntry ? (from.x + to.x) / 2 : to.x - lead - entry.turn;
  const place = stepPlace(from, to, best, cards);
  if (place === undefined) return null;
  const points = [from, { x: place, y: from.y }, { x: place, y: to.y }, to];
  return {
    path: roundedPath(points, corner),
    label: { x: place, y: (from.y + to.y) / 2 },
    labelPlace: 'on',
    room: Math.abs(to.y - from.y) < 24 ? 0 : Number.POSITIVE_INFINITY,
  };
}

function stepPlace(from: Point, to: Point, best: number, cards: readonly CardBox[]): number | undefined {
  const first = from.x + lead;
  return [Math.max(first, best), first, to.x - lead].find((x) => !isBlockedStep(from, to, x, cards));
}

function isBlockedStep(from: Point, to: Point, x: number, cards: readonly CardBox[]): boolean {
  const top = Math.min(from.y, to.y);
  const bottom = Math.max(from.y, to.y);
  return cards.some((card) => {
    const inHeight = (y: number): boolean => card.y < y && card.y + card.height > y;
    const onFirst = inHeight(from.y) && card.x >= from.x && card.x < x;
    const onLast = inHeight(to.y) && card.x + card.width > x && card.x + card.width <= to.x;
    const onStep = card.x < x && card.x + card.width > x && card.y < bottom && card.y + card.height > top;
    return onFirst || onLast || onStep;
  });
}

function lanePath(from: Point, port: Point, cards: readonly CardBox[], entry: Entry): WirePath {
  const to = { x: port.x, y: port.y + entry.offset };
  const lane = laneHeight(from, port, cards) + entry.lane;
  const out = from.x + lead;
  const back = to.x - lead - entry.turn;
  const points = [from, { x: out, y: from.y }, { x: out, y: lane }, { x: back, y: lane }, { x: back, y: to.y }, to];
  return {
    path: roundedPath(points, corner),
    label: { x: (out + back) / 2, y: lane },
    labelPlace: 'on',
    room: Math.abs(out - back) - 2 * corner,
  };
}

/** The height of the lane between two rows of cards, or under both where there is none. */
export function laneHeight(from: Point, to: Point, cards: readonly CardBox[]): number {
  const left = Math.min(from.x, to.x) - lead;
  const right = Math.max(from.x, to.x) + lead;
  const inSpan = cards.filter((card) => card.x < right && card.x + card.width > left);
  const upperPort = Math.min(from.y, to.y);
  const lowerPort = Math.max(from.y, to.y);
  const isUpper = (card: CardBox): boolean => card.y + portTop <= upperPort + portTop / 2;
  const upperEnd = Math.max(upperPort, ...inSpan.filter(isUpper).map((card) => card.y + card.height));
  const lowerStart = Math.min(
    lowerPort > upperPort + 1 ? lowerPort : Number.POSITIVE_INFINITY,
    ...inSpan.filter((card) => !isUpper(card) && card.y > upperPort).map((card) => card.y),
  );
  if (Number.isFinite(lowerStart) && lowerStart - upperEnd >= 2 * corner)
    return Math.round((upperEnd + lowerStart) / 2);
  return Math.max(...inSpan.map((card) => card.y + card.height), lowerPort) + lead;
}

function isBlocked(from: Point, to: Point, cards: readonly CardBox[]): boolean {
  return cards.some(
    (card) => card.x > from.x && card.x + card.width < to.x && card.y < from.y && card.y + card.height > from.y,
  );
}

/** A line through points with round corners, each no larger than half of the shorter piece beside it. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first] = points;
  if (first === undefined) return '';
  let path = `M${first.x},${first.y}`;
  for (let index = 1; index < points.length; index++) {
    const before = points[index - 1];
    const here = points[index];
    const after = points[index + 1];
    if (before === undefined || here === undefined) continue;
    if (after === undefined) {
      path += `L${here.x},${here.y}`;
      continue;
    }
    const round = Math.min(radius, distance(before, here) / 2, distance(here, after) / 2);
    const start = towards(here, before, round);
    const end = towards(here, after, round);
    path += `L${start.x},${start.y}Q${here.x},${here.y} ${end.x},${end.y}`;
  }
  return path;
}

const distance = (one: Point, other: Point): number => Math.hypot(other.x - one.x, other.y - one.y);

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

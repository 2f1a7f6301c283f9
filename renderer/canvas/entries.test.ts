import { expect, test } from 'vitest';
import { edgeId } from '../../src-core/ids';
import { type Entries, entriesOf } from './entries';
import { cardWidth, columnStep, portTop, rowStep } from './measures';
import { onlyEntry, wirePath } from './wire-path';

type Place = readonly [column: number, row: number];
type Line = readonly [from: readonly [number, number], to: readonly [number, number]];

const cardAt = ([column, row]: Place) => ({ x: column * columnStep, y: row * rowStep, width: cardWidth, height: 180 });

/** The entries of wires from these places, in the order of their slots, into a card, with others in the way. */
function entered(sources: readonly Place[], target: Place, commute: boolean, others: readonly Place[] = []): Entries {
  const arrivals = sources.map((place, slot) => ({ edge: edgeId(`w${slot}`), slot, from: cardAt(place) }));
  return entriesOf(arrivals, cardAt(target), [...sources, target, ...others].map(cardAt), commute);
}

const offsets = (sources: readonly Place[], { byEdge }: Entries) =>
  sources.map((_, slot) => byEdge.get(edgeId(`w${slot}`))?.offset);

/** The level and upright lines of a wire's path; its corners count as square. */
function linesOf(path: string): Line[] {
  const points: [number, number][] = [];
  for (const [, command, numbers = ''] of path.matchAll(/([MLQH])([^MLQH]+)/g)) {
    const [x = 0, y = points.at(-1)?.[1] ?? 0, endX = x, endY = y] = numbers.split(/[ ,]/).map(Number);
    points.push([x, y]);
    if (command === 'Q') points.push([endX, endY]);
  }
  return points.slice(1).map((point, index) => [points[index] ?? point, point]);
}

/** Whether two lines that are level or upright have a point in common. */
function meet([a, b]: Line, [c, d]: Line): boolean {
  const near = (axis: 0 | 1): boolean =>
    Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis])) <=
    Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]));
  return near(0) && near(1);
}

test('the straight wire keeps the middle, a skip from above enters above it whatever its slot', () => {
  const straight: Place = [1, 1];
  const skip: Place = [2, 0];
  expect(offsets([straight, skip], entered([straight, skip], [2, 1], true))).toEqual([0, -16]);
  const other = entered([skip, straight], [2, 1], true);
  expect(offsets([skip, straight], other)).toEqual([-16, 0]);
  expect(other.port).toEqual({ above: 16, below: 0 });
});

test('a skip past the cards of its row enters below, the longer one outside', () => {
  const sources: Place[] = [
    [2, 0],
    [0, 0],
    [1, 0],
  ];
  expect(offsets(sources, entered(sources, [3, 0], true))).toEqual([0, 32, 16]);
});

test('where the order of the inputs counts, it is the order of the entries', () => {
  const sources: Place[] = [
    [0, 2],
    [0, 1],
    [0, 0],
  ];
  expect(offsets(sources, entered(sources, [1, 1], false))).toEqual([-16, 0, 16]);
  expect(offsets(sources, entered(sources, [1, 1], true))).toEqual([16, 0, -16]);
});

test('the most wires that a card takes enter within its side, each at a point of its own', () => {
  const sources = Array.from({ length: 8 }, (_, row): Place => [0, row]);
  for (const row of [0, 3, 7]) {
    const entries = entered(sources, [1, row], true);
    const places = offsets(sources, entries).map((offset) => portTop + (offset ?? Number.NaN));
    expect(new Set(places).size).toBe(8);
    expect(Math.min(...places)).toBeGreaterThan(6);
    expect(Math.max(...places)).toBeLessThan(150);
  }
});

const layouts: readonly { what: string; sources: Place[]; target: Place; others?: Place[] }[] = [
  {
    what: 'a branch above and one below',
    sources: [
      [0, 0],
      [0, 2],
    ],
    target: [1, 1],
  },
  {
    what: 'three branches in a column',
    sources: [
      [0, 0],
      [0, 1],
      [0, 2],
    ],
    target: [1, 1],
  },
  {
    what: 'three branches above',
    sources: [
      [0, 0],
      [0, 1],
      [0, 2],
    ],
    target: [1, 3],
  },
  {
    what: 'a row and a skip from the row above',
    sources: [
      [1, 1],
      [2, 0],
    ],
    target: [2, 1],
  },
  {
    what: 'two skips past cards of the row',
    sources: [
      [0, 0],
      [1, 0],
      [2, 0],
    ],
    target: [3, 0],
  },
  {
    what: 'two from the row above, behind the card',
    sources: [
      [1, 0],
      [3, 0],
    ],
    target: [0, 1],
    others: [[2, 0]],
  },
  {
    what: 'two from the right in its row',
    sources: [
      [1, 0],
      [2, 0],
    ],
    target: [0, 0],
  },
  {
    what: 'from both sides above',
    sources: [
      [0, 0],
      [3, 0],
    ],
    target: [2, 1],
    others: [[1, 1]],
  },
];

test.each(layouts)('wires do not lie on each other or cross: $what', ({ sources, target, others = [] }) => {
  const { byEdge } = entered(sources, target, true, others);
  const cards = [...sources, target, ...others].map(cardAt);
  const { x, y } = cardAt(target);
  const wires = sources.map((place, slot) => {
    const from = { x: cardAt(place).x + cardWidth, y: cardAt(place).y + portTop };
    const entry = byEdge.get(edgeId(`w${slot}`)) ?? onlyEntry;
    return linesOf(wirePath(from, { x, y: y + portTop }, cards, entry).path);
  });
  const meeting = wires.flatMap((one, index) =>
    wires.slice(0, index).flatMap((other) => one.flatMap((line) => other.filter((near) => meet(line, near)))),
  );
  expect(meeting).toEqual([]);
});

import { expect, test } from 'vitest';
import { makeRandom } from '../../src-core/random';
import { cardsNear } from './near-cards';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`every card that a wire could touch within two rows is found, by looking at all of them, seed ${seed}`, () => {
  const random = makeRandom(seed);
  const point = () => ({ x: random.integer(20_000) - 10_000, y: random.integer(20_000) - 10_000 });
  const nodes = Array.from({ length: 500 }, () => ({ type: 'card', position: point() }));
  for (let trial = 0; trial < 300; trial++) {
    const from = point();
    const to =
      trial % 2 === 0 ? point() : { x: from.x + random.integer(600) - 300, y: from.y + random.integer(600) - 300 };
    const near = new Set(cardsNear(nodes, from, to).map(({ x, y }) => `${x} ${y}`));
    for (const { position: card } of nodes) {
      const across = card.x >= Math.min(from.x, to.x) - 300 && card.x <= Math.max(from.x, to.x) + 300;
      const down = card.y >= Math.min(from.y, to.y) - 500 && card.y <= Math.max(from.y, to.y) + 500;
      if (across && down) expect(near.has(`${card.x} ${card.y}`)).toBe(true);
    }
  }
});

test('far cards, frames and notes are left out', () => {
  const nodes = [
    { type: 'card', position: { x: 0, y: 0 } },
    { type: 'card', position: { x: 0, y: 9_000 } },
    { type: 'frame', position: { x: 0, y: 0 } },
    ...Array.from({ length: 40 }, (_, index) => ({ type: 'card', position: { x: 20_000 * index, y: 90_000 } })),
  ];
  expect(cardsNear(nodes, { x: 192, y: 78 }, { x: 304, y: 78 })).toEqual([{ x: 0, y: 0, width: 192, height: 180 }]);
});

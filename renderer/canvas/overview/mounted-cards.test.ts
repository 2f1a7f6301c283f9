import { expect, test } from 'vitest';
import { neededCards, nextFilled } from './mounted-cards';

const order = Array.from({ length: 100 }, (_, index) => `n${index}`);
const nobody = { order, hovered: null, focused: null, lead: null, revealed: null, wired: [], selected: [] };

test('the first card is there for Tab to lead in, and round the focus the one before and the one after', () => {
  expect([...neededCards(nobody)]).toEqual(['n0']);
  expect([...neededCards({ ...nobody, focused: 'n7' })]).toEqual(['n6', 'n7', 'n8']);
  expect([...neededCards({ ...nobody, focused: 'n0' })]).toEqual(['n0', 'n1']);
  expect([...neededCards({ ...nobody, focused: 'n99' })]).toEqual(['n98', 'n99']);
});

test('where the first card is out of view the first one in view leads in, also while another one has the focus', () => {
  expect([...neededCards({ ...nobody, lead: 'n40' })]).toEqual(['n40']);
  expect([...neededCards({ ...nobody, lead: 'n40', focused: 'n7' })]).toEqual(['n40', 'n6', 'n7', 'n8']);
  expect([...neededCards({ ...nobody, lead: 'removed' })]).toEqual(['n0']);
});

test('pointer, what is to be shown and a small selection bring their cards, a large selection does not', () => {
  const needed = neededCards({ ...nobody, hovered: 'n50', revealed: 'n60', selected: ['n70', 'n71'] });
  expect(needed).toEqual(new Set(['n0', 'n50', 'n60', 'n70', 'n71']));
  expect(neededCards({ ...nobody, selected: order })).toEqual(new Set(['n0']));
});

test('a wire that is drawn by keys brings the card that it leads to, and the one that it comes from', () => {
  const needed = neededCards({ ...nobody, focused: 'n7', wired: ['n7', 'n80'] });
  expect(needed).toEqual(new Set(['n6', 'n7', 'n8', 'n80']));
});

test('without cards none is needed', () => {
  expect([...neededCards({ ...nobody, order: [] })]).toEqual([]);
});

test('cards are filled in a few at a time, then what is out of view goes, then nothing changes', () => {
  const wanted = order.slice(10, 60);
  let filled: ReadonlySet<string> = new Set(order.slice(0, 12));
  const sizes: number[] = [];
  for (let step = 0; step < 20; step++) {
    const next = nextFilled(filled, wanted);
    if (next === filled) break;
    sizes.push(next.size - filled.size);
    filled = next;
  }
  expect(filled).toEqual(new Set(wanted));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(12);
  expect(nextFilled(filled, wanted)).toBe(filled);
});

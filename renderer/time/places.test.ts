import { expect, test } from 'vitest';
import { epochText, epochTicks } from './places';

test('only ends of epochs are ticks', () => {
  expect(epochTicks([0, 1, 2, 3, 4, 8, 10, 16, 20], 10, 50)).toEqual([
    { place: 0, epoch: 0, named: true },
    { place: 6, epoch: 1, named: true },
    { place: 8, epoch: 2, named: true },
  ]);
  expect(epochTicks([], 10, 5)).toEqual([]);
});

test('numbers that would touch are left out, the newest never', () => {
  const kept = Array.from({ length: 101 }, (_, epoch) => epoch);
  const named = epochTicks(kept, 1, 10).filter((tick) => tick.named);
  expect(named.length).toBeLessThanOrEqual(10);
  expect(named.at(-1)?.epoch).toBe(100);
  const gaps = named.slice(1).map(({ place }, index) => place - (named[index]?.place ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
});

test('a place inside an epoch says how far it is', () => {
  expect(epochText(20, 10)).toBe('epoch 2');
  expect(epochText(8, 235)).toBe('epoch 0.03');
});

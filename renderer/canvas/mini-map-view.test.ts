import { expect, test } from 'vitest';
import { mapPlace, seenBox, viewAround } from './mini-map-view';

const size = { width: 128, height: 68 };
const window = { width: 800, height: 600 };

test('all cards and all of the view lie in the minimap, and one pair of sides is filled', () => {
  const cards = [
    { x: -300, y: 40, width: 192, height: 180 },
    { x: 5_000, y: 900, width: 192, height: 180 },
  ];
  const seen = seenBox({ x: 100, y: -700, zoom: 0.5 }, window);
  const place = mapPlace(cards, seen, size);
  const edges = [...cards, seen].map((box) => ({
    left: box.x * place.scale + place.x,
    right: (box.x + box.width) * place.scale + place.x,
    top: box.y * place.scale + place.y,
    bottom: (box.y + box.height) * place.scale + place.y,
  }));
  const least = { x: Math.min(...edges.map(({ left }) => left)), y: Math.min(...edges.map(({ top }) => top)) };
  const most = { x: Math.max(...edges.map(({ right }) => right)), y: Math.max(...edges.map(({ bottom }) => bottom)) };
  expect(least.x).toBeGreaterThanOrEqual(3.999);
  expect(least.y).toBeGreaterThanOrEqual(3.999);
  expect(most.x).toBeLessThanOrEqual(124.001);
  expect(most.y).toBeLessThanOrEqual(64.001);
  expect(Math.min(least.x - 4, least.y - 4)).toBeCloseTo(0);
});

test('the view round a point of the minimap has that point in the middle of the window, with its zoom', () => {
  const place = { x: 10, y: -4, scale: 0.02 };
  const view = viewAround({ x: 50, y: 30 }, place, 0.4, window);
  // The point is (50 − 10) / 0.02 = 2,000 and (30 + 4) / 0.02 = 1,700 of the canvas.
  expect(view).toEqual({ zoom: 0.4, x: 400 - 2_000 * 0.4, y: 300 - 1_700 * 0.4 });
});

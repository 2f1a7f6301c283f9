import { expect, test } from 'vitest';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { templates } from '../../src-core/templates/registry';
import { fitViewport } from './fit';
import { cardHeightInRun, cardWidth, farZoom } from './measures';

const cards = [
  { x: 0, y: 0, width: 192, height: 180 },
  { x: 608, y: 252, width: 192, height: 226 },
];

test('a graph that fits is shown at full size, in the middle across', () => {
  const { x, zoom } = fitViewport(cards, { width: 916, height: 600 }, 1, 0.2);
  expect(zoom).toBe(1);
  expect(x + 400).toBe(458);
});

test('a small canvas zooms out until cards and lanes are inside', () => {
  const size = { width: 716, height: 436 };
  const { x, y, zoom } = fitViewport(cards, size, 1, 0.2);
  expect(zoom).toBeLessThan(1);
  expect(-24 * zoom + x).toBeGreaterThanOrEqual(0);
  expect(824 * zoom + x).toBeLessThanOrEqual(size.width);
  expect(y).toBeGreaterThanOrEqual(0);
  expect(478 * zoom + y).toBeLessThanOrEqual(size.height);
});

test('no card ends under the bars where there is another way', () => {
  const low = { x: 0, y: 252, width: 192, height: 226 };
  const size = { width: 716, height: 436 };
  const { y, zoom } = fitViewport([...cards, low], size, 1, 0.2);
  expect(478 * zoom + y).toBeLessThanOrEqual(size.height - 48);
});

test('the whole zoom bar counts as covered ground, with its button for the selection', () => {
  const size = { width: 916, height: 351 };
  const noted = [0, 304, 608].map((x) => ({ x, y: 252, width: 192, height: 208 }));
  const { x, y, zoom } = fitViewport([...cards.slice(0, 1), ...noted], size, 1, 0.2);
  const isBeside = x >= 12 + 207;
  expect(isBeside || 460 * zoom + y <= size.height - 44).toBe(true);
});

test('no nodes and no canvas give the plain view', () => {
  expect(fitViewport([], { width: 900, height: 600 }, 1, 0.2)).toEqual({ x: 0, y: 0, zoom: 1 });
  expect(fitViewport(cards, { width: 0, height: 0 }, 1, 0.2)).toEqual({ x: 0, y: 0, zoom: 1 });
});

/** Three rows of three: more cards cannot be drawn whole in the smallest window, wherever they stand. */
const mostWhole = 9;

test.each(templates.filter(({ id, make }) => id !== 'blank' && make().nodes.length <= mostWhole))(
  '$title opens at a zoom at which its cards are drawn whole, in the smallest window too',
  (template) => {
    const boxes = template.make().nodes.map(({ type, position }) => ({
      ...position,
      width: cardWidth,
      height: cardHeightInRun(findNodeDefinition(type)?.thumbnail ?? 'words'),
    }));
    expect(fitViewport(boxes, { width: 716, height: 436 }, 1, 0.05).zoom).toBeGreaterThan(farZoom + 0.03);
  },
);

test.each(templates.filter(({ id }) => id !== 'blank'))(
  '$title opens with all of its cards in view, in a window of 1440 × 900 and in the smallest',
  (template) => {
    const boxes = template.make().nodes.map(({ type, position }) => ({
      ...position,
      width: cardWidth,
      height: cardHeightInRun(findNodeDefinition(type)?.thumbnail ?? 'words'),
    }));
    for (const size of [
      { width: 916, height: 600 },
      { width: 716, height: 436 },
    ]) {
      const { x, y, zoom } = fitViewport(boxes, size, 1, 0.05);
      for (const box of boxes) {
        expect(box.x * zoom + x).toBeGreaterThanOrEqual(0);
        expect((box.x + box.width) * zoom + x).toBeLessThanOrEqual(size.width);
        expect(box.y * zoom + y).toBeGreaterThanOrEqual(0);
        expect((box.y + box.height) * zoom + y).toBeLessThanOrEqual(size.height);
      }
      // A third of its size is the least at which a far card's name can be read.
      expect(zoom).toBeGreaterThan(1 / 3);
    }
  },
);

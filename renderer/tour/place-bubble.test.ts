import { expect, test } from 'vitest';
import { bubble, placeBubble } from './place-bubble';

const sides = ['below', 'above', 'left', 'right'] as const;
const windows = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];
/** The run controls, the palette, the inspector, the tabs of the dock. */
const targets = [
  { left: 460, top: 10, width: 160, height: 28 },
  { left: 0, top: 48, width: 224, height: 852 },
  { left: 1140, top: 48, width: 300, height: 852 },
  { left: 224, top: 612, width: 916, height: 36 },
];

test('a bubble is wholly inside the window, wherever it stands', () => {
  for (const window of windows)
    for (const target of targets)
      for (const side of sides) {
        const { left, top, tip } = placeBubble(target, side, window);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + bubble.width).toBeLessThanOrEqual(window.width - 8);
        expect(top + bubble.height).toBeLessThanOrEqual(window.height - 8);
        expect(tip).toBeGreaterThanOrEqual(16);
      }
});

test('it does not cover what it points to, and its tip is on it', () => {
  const [window, run] = [
    { width: 1440, height: 900 },
    { left: 460, top: 10, width: 160, height: 28 },
  ];
  const below = placeBubble(run, 'below', window);
  expect(below.top).toBeGreaterThan(38);
  expect(below.left + below.tip).toBe(540);
  const pane = { left: 1140, top: 48, width: 300, height: 852 };
  expect(placeBubble(pane, 'left', window).left + bubble.width).toBeLessThan(1140);
  const tabs = { left: 224, top: 612, width: 916, height: 36 };
  expect(placeBubble(tabs, 'above', window).top + bubble.height).toBeLessThan(612);
});

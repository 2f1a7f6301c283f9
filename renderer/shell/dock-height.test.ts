import { expect, test } from 'vitest';
import { chosenHeight, dockHeight } from './dock-height';

test('without a choice the look decides, lower windows included', () => {
  expect(dockHeight({ chosen: null, tab: 'training', window: 900 })).toBe(252);
  expect(dockHeight({ chosen: null, tab: 'evaluate', window: 900 })).toBe(400);
  expect(dockHeight({ chosen: null, tab: 'training', window: 700 })).toBe(216);
  expect(dockHeight({ chosen: null, tab: 'evaluate', window: 700 })).toBe(396);
});

test('what the user dragged it to stays, on every tab', () => {
  for (const tab of ['problems', 'training', 'evaluate'] as const) {
    const chosen = chosenHeight(480, tab, 1000);
    expect(dockHeight({ chosen, tab, window: 1000 })).toBe(480);
  }
});

test('the canvas keeps its room and the dock its least height', () => {
  expect(dockHeight({ chosen: 2000, tab: 'problems', window: 900 })).toBe(612);
  expect(dockHeight({ chosen: 120, tab: 'problems', window: 900 })).toBe(120);
  expect(dockHeight({ chosen: 120, tab: 'problems', window: 200 })).toBe(120);
});

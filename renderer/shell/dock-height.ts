import type { DockTab } from '../store/view-slice';

/** The row of tabs: all that is left of a collapsed dock. */
export const tabRow = 36;
const least = 120;
/** Curves lower than this have no room for their numbers. */
const leastOf: Readonly<Record<DockTab, number>> = { problems: least, training: 196, evaluate: 196, explain: 240 };
const topBar = 48;
const leastCanvas = 240;

/** The confusion matrix wants more room than the curves; it keeps that lead when the dock is resized. */
const extra: Readonly<Record<DockTab, number>> = { problems: 0, training: 0, evaluate: 148, explain: 198 };

/** Below this height of the window everything is a size smaller. */
const lowWindow = 760;

interface Chosen {
  /** What the user dragged it to, for a tab without extra height; `null` before that. */
  readonly chosen: number | null;
  readonly tab: DockTab;
  readonly window: number;
}

/** Height of the open dock in px: as chosen, at least what the tab needs, at most what leaves the canvas usable. */
export function dockHeight({ chosen, tab, window }: Chosen): number {
  const low = window < lowWindow;
  const height = (chosen ?? (low ? 216 : 252)) + extra[tab] + (low && tab === 'evaluate' && chosen === null ? 32 : 0);
  return Math.round(Math.max(leastOf[tab], Math.min(height, largest(window))));
}

export const largest = (window: number): number =>
  Math.max(least, Math.min(window * 0.7, window - topBar - leastCanvas));

/** What to remember when the dock is dragged to `height` on this tab. */
export function chosenHeight(height: number, tab: DockTab, window: number): number {
  return Math.round(Math.max(least, Math.min(height, largest(window)) - extra[tab]));
}

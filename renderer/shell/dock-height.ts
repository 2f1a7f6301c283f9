import type { DockTab } from '../store/view-slice';

/** The row of tabs: all that is left of a collapsed dock. */
export const tabRow = 36;
const least = 120;
const topBar = 48;
const leastCanvas = 240;

interface Room {
  /** Lower than this it has no room for its numbers. */
  readonly least: number;
  /** More than the curves want; it keeps this lead when the dock is resized. */
  readonly extra: number;
  /** The same in a low window, beyond that, until the dock is resized. */
  readonly low: number;
}

/** A tab, or what it shows instead for the time being. */
export type DockRoom = DockTab | 'detective';

const rooms: Readonly<Record<DockRoom, Room>> = {
  problems: { least, extra: 0, low: 0 },
  training: { least: 196, extra: 0, low: 0 },
  evaluate: { least: 196, extra: 148, low: 32 },
  explain: { least: 240, extra: 198, low: 0 },
  exercises: { least: 260, extra: 144, low: 28 },
  detective: { least: 260, extra: 160, low: 28 },
  runs: { least: 196, extra: 212, low: -48 },
};

/** Below this height of the window everything is a size smaller. */
const lowWindow = 760;

interface Chosen {
  /** What the user dragged it to, for a tab without extra height; `null` before that. */
  readonly chosen: number | null;
  readonly tab: DockRoom;
  readonly window: number;
}

/** Height of the open dock in px: as chosen, at least what the tab needs, at most what leaves the canvas usable. */
export function dockHeight({ chosen, tab, window }: Chosen): number {
  const low = window < lowWindow;
  const height = (chosen ?? (low ? 216 : 252)) + rooms[tab].extra + (low && chosen === null ? rooms[tab].low : 0);
  return Math.round(Math.max(rooms[tab].least, Math.min(height, largest(window))));
}

export const largest = (window: number): number =>
  Math.max(least, Math.min(window * 0.7, window - topBar - leastCanvas));

/** What to remember when the dock is dragged to `height` on this tab. */
export function chosenHeight(height: number, tab: DockRoom, window: number): number {
  return Math.round(Math.max(least, Math.min(height, largest(window)) - rooms[tab].extra));
}

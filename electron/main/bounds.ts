import type { Rectangle } from 'electron';
import type { StoredBounds } from './preferences';

const firstSize = { width: 1440, height: 900 } as const;
export const smallestSize = { width: 1024, height: 700 } as const;

/** Without a corner Electron puts the window in the middle. */
export type WindowPlace = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };

/**
 * Where the window opens: where it was, unless that screen is gone or its title bar would be out of reach; then in the
 * middle of a screen. Never larger than the screen's free area, never smaller than the window's minimum.
 */
export function startBounds(stored: StoredBounds | null, workAreas: readonly Rectangle[]): WindowPlace {
  const wanted = stored ?? firstSize;
  const home = stored === null ? undefined : workAreas.find((area) => reaches(stored, area));
  const area = home ?? workAreas[0];
  const within = (size: number, smallest: number, room: number): number => Math.max(smallest, Math.min(size, room));
  const width = within(wanted.width, smallestSize.width, area?.width ?? wanted.width);
  const height = within(wanted.height, smallestSize.height, area?.height ?? wanted.height);
  if (home === undefined || stored?.x === undefined || stored.y === undefined) return { width, height };
  return { x: stored.x, y: stored.y, width, height };
}

/** At least 100 px of the title bar are on that screen. */
function reaches(bounds: StoredBounds, area: Rectangle): boolean {
  if (bounds.x === undefined || bounds.y === undefined) return false;
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return visible >= 100 && bounds.y >= area.y && bounds.y < area.y + area.height - 40;
}

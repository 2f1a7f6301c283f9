import type { KeyboardEvent } from 'react';
import type { Stretch } from './curve';
import { moved, zoomedAround } from './zoom';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The stretch that a key asks for, `null` for all; `undefined` where it asks for none. */
export function zoomOfKey(event: Key, now: Stretch, at: number | null, whole: Stretch): Stretch | null | undefined {
  const centre = at ?? (now.low + now.high) / 2;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === '+' || event.key === '=') return zoomedAround(now, centre, 0.5, whole);
  if (event.key === '-' || event.key === '_') return zoomedAround(now, centre, 2, whole);
  if (event.key === '0') return null;
  if (event.shiftKey && event.key === 'ArrowLeft') return moved(now, -0.25, whole);
  if (event.shiftKey && event.key === 'ArrowRight') return moved(now, 0.25, whole);
  return undefined;
}

import { useEffect } from 'react';
import { appStore } from '../store/create-store';

const ends = ['pointerup', 'pointercancel', 'blur'] as const;

/** Whether the drag that goes on was given up: what was dragged is back, though the button is still held. */
let givenUp = false;

export const isDragGivenUp = (): boolean => givenUp;

/**
 * Escape gives a drag up, before anybody else hears of the key. And whatever ends a drag, `putBack` is called once it has
 * been committed: one that is broken off (its card was deleted, the window lost the mouse) leaves nothing of itself.
 * @param isMoving whether something is drawn elsewhere than it is
 */
export function useDragEnds(isMoving: () => boolean, putBack: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !appStore.getState().dragging || !isMoving()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      givenUp = true;
      putBack();
      appStore.getState().announce('Not moved');
    };
    const released = (): void => {
      // React Flow hears of the end right after this event.
      setTimeout(() => {
        givenUp = false;
        if (isMoving()) putBack();
      });
    };
    window.addEventListener('keydown', onKey, { capture: true });
    for (const kind of ends) window.addEventListener(kind, released);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      for (const kind of ends) window.removeEventListener(kind, released);
    };
  }, [isMoving, putBack]);
}

import { useEffect } from 'react';
import { appStore } from '../store/create-store';

const ends = ['pointerup', 'pointercancel', 'blur'] as const;

/**
 * A card counts as dragged from the moment it is pressed: what selecting it draws elsewhere, the inspector above all, takes
 * longer than the first frames of a drag have. It is drawn when the button is let go, also where nothing was moved.
 */
export function usePressedCard(): void {
  useEffect(() => {
    const pressed = ({ button, isPrimary, target }: PointerEvent): void => {
      const onCard = target instanceof Element && target.closest('.react-flow__node') !== null;
      if (button === 0 && isPrimary && onCard) appStore.getState().setDragging(true);
    };
    // A drag that is broken off (its node was deleted, the window lost the mouse) reports no end.
    const released = (): void => appStore.getState().setDragging(false);
    window.addEventListener('pointerdown', pressed, { capture: true });
    for (const kind of ends) window.addEventListener(kind, released);
    return () => {
      window.removeEventListener('pointerdown', pressed, { capture: true });
      for (const kind of ends) window.removeEventListener(kind, released);
    };
  }, []);
}

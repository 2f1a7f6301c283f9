import { useEffect } from 'react';
import { appStore, useApp } from '../store/create-store';

/** Milliseconds that a step stays on the screen. */
const frame = 180;
/** For those who asked for less motion: a row of still pictures. */
const stillFrame = 1500;

/** While the film plays, shows one kept step after the other; the next one waits until this one is on the screen. */
export function useFilm(): void {
  const playing = useApp((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(
      () => {
        const { shownStep, pastSnapshot, moveShown, dragging } = appStore.getState();
        if (!dragging && pastSnapshot?.step === shownStep) moveShown(1);
      },
      calm ? stillFrame : frame,
    );
    return () => clearInterval(timer);
  }, [playing]);
}

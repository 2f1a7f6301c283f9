import { type RefObject, useEffect } from 'react';
import { useApp } from '../store/create-store';
import { drawBudget, drawInBudget, onDrawing } from '../store/drawing';

/** Milliseconds between two places of the stitch where drawing is cheap. */
const interval = 66;
/** Milliseconds of a frame. */
const frame = 16;
const names: ReadonlySet<string> = new Set(['flow', 'sweep']);

/**
 * Moves the stitch on the wires and the sweep on the cards while a network trains. They are animations of the style sheet that
 * do not run by themselves: one that runs has a frame drawn sixty times a second, which takes a quarter of a core from
 * training where no graphics card draws. Here they move along with the pictures of the cards, and else as the budget allows.
 */
export function useStitch(canvas: RefObject<HTMLElement | null>): void {
  const moves = useApp(({ run, dragging }) => run.phase === 'running' && !dragging);
  useEffect(() => {
    if (!moves || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let moved = 0;
    const move = (): void => {
      const time = performance.now();
      // Several pictures may be drawn for one frame.
      if (time - moved < frame) return;
      moved = time;
      for (const animation of canvas.current?.getAnimations({ subtree: true }) ?? []) {
        if (animation instanceof CSSAnimation && names.has(animation.animationName)) animation.currentTime = moved;
      }
    };
    let timer = setTimeout(tick, interval);
    function tick(): void {
      const wait = Math.max(drawBudget.wait, moved + interval - performance.now());
      // The listener below moves it.
      if (wait <= 0 && !document.hidden) drawInBudget(() => undefined);
      timer = setTimeout(tick, Math.max(wait, interval));
    }
    const stop = onDrawing(move);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [canvas, moves]);
}

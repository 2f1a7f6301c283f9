import { type MouseEvent, type PointerEvent, useMemo } from 'react';
import { appStore } from '../../store/create-store';
import type { AppState } from '../../store/state';

type Selection = Pick<AppState, 'selectedNodes' | 'selectedEdges'>;

/** Presses nearer than this, in milliseconds and px, are one double click. */
const near = { time: 600, distance: 8 };

/**
 * A double click on the empty canvas. Its first click lets go of the selection; what is added belongs to the selection
 * from before it.
 */
export function usePaneDoubleClick(open: () => void) {
  return useMemo(() => {
    let before: Selection | null = null;
    let last = { time: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
    return {
      onPointerDownCapture({ timeStamp: time, clientX: x, clientY: y }: PointerEvent) {
        const isSecond = time - last.time < near.time && Math.hypot(x - last.x, y - last.y) < near.distance;
        if (!isSecond) before = appStore.getState();
        last = { time, x, y };
      },
      onDoubleClick({ target }: MouseEvent) {
        if (!(target instanceof Element) || !target.classList.contains('react-flow__pane')) return;
        if (before !== null) appStore.getState().select(before.selectedNodes, before.selectedEdges);
        open();
      },
    };
  }, [open]);
}

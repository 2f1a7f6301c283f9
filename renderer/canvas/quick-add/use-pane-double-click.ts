import { type MouseEvent, type PointerEvent, useCallback, useRef } from 'react';
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
  const before = useRef<Selection | null>(null);
  const last = useRef({ time: Number.NEGATIVE_INFINITY, x: 0, y: 0 });
  const onPointerDownCapture = useCallback(({ timeStamp: time, clientX: x, clientY: y }: PointerEvent) => {
    const distance = Math.hypot(x - last.current.x, y - last.current.y);
    const isSecond = time - last.current.time < near.time && distance < near.distance;
    if (!isSecond) before.current = appStore.getState();
    last.current = { time, x, y };
  }, []);
  const onDoubleClick = useCallback(
    ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.classList.contains('react-flow__pane')) return;
      const selection = before.current;
      if (selection !== null) appStore.getState().select(selection.selectedNodes, selection.selectedEdges);
      open();
    },
    [open],
  );
  return { onPointerDownCapture, onDoubleClick };
}

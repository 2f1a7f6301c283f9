import { useStoreApi } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';

/**
 * React Flow moves the view while a card is held at its edge, and looks at this setting in every frame. A drag that is
 * broken off, because its card was deleted or Escape pressed, it goes on moving the view for: until it is forbidden.
 * Returns what forbids it until a button is pressed again.
 */
export function useAutoPan(): () => void {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const set = useCallback(
    (autoPanOnNodeDrag: boolean): void => {
      if (store.getState().autoPanOnNodeDrag !== autoPanOnNodeDrag) store.setState({ autoPanOnNodeDrag });
    },
    [store],
  );
  useEffect(() => {
    const allow = (): void => set(true);
    window.addEventListener('pointerdown', allow, { capture: true });
    return () => window.removeEventListener('pointerdown', allow, { capture: true });
  }, [set]);
  return useCallback(() => set(false), [set]);
}

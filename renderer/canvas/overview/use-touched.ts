import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type FocusEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { appStore } from '../../store/create-store';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { onceAtRest } from './at-rest';
import { cardAt } from './card-at';

interface Focus {
  readonly card: string;
  /** Whether the browser would show it: it came by keys. */
  readonly isVisible: boolean;
}

function focusIn(target: EventTarget | null): Focus | null {
  if (!(target instanceof Element)) return null;
  const card = target.closest('.react-flow__node')?.getAttribute('data-id');
  return card == null ? null : { card, isVisible: target.matches(':focus-visible') };
}

/**
 * The card under the pointer and the one that has the focus or had it last. A card that is pressed keeps the pointer.
 * @param isHiding the cards are no elements, so that the browser does not know what the pointer is on
 */
export function useTouched(isHiding: boolean, nodes: readonly AnyFlowNode[]) {
  const flow = useReactFlow<AnyFlowNode, FlowEdge>();
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const [hovered, setHovered] = useState<string | null>(null);
  const [focus, setFocus] = useState<Focus | null>(null);
  const newest = useRef(nodes);
  const point = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    newest.current = nodes;
  }, [nodes]);
  const { look, handlers } = useMemo(() => {
    const under = (at: { readonly x: number; readonly y: number }): string | null =>
      cardAt(newest.current, flow.screenToFlowPosition(at, { snapToGrid: false }));
    const look = (): void => {
      if (appStore.getState().dragging) return;
      setHovered(isHiding && point.current !== null ? under(point.current) : null);
    };
    return {
      look,
      handlers: {
        onPointerMove({ clientX, clientY }: PointerEvent) {
          point.current = { x: clientX, y: clientY };
          if (isHiding) look();
        },
        onPointerLeave() {
          point.current = null;
          if (isHiding) look();
        },
        /** A finger comes down where no pointer was: the card under it is no element yet. */
        onPaneClick({ clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number }) {
          const id = isHiding ? under({ x, y }) : null;
          const node = appStore.getState().document.nodes.find((one) => one.id === id);
          if (node !== undefined) appStore.getState().select([node.id]);
        },
        onFocusCapture: ({ target }: FocusEvent) => setFocus(focusIn(target)),
        // Where it goes next is mounted until it is there. When it leaves the cards, or the window, the last one stays: it
        // is where the focus comes back to.
        onBlurCapture: ({ relatedTarget }: FocusEvent) =>
          setFocus((was) => focusIn(relatedTarget) ?? (was && { ...was, isVisible: false })),
      },
    };
  }, [flow, isHiding]);
  useEffect(() => {
    // The view moves under a pointer that rests.
    if (isHiding) return onceAtRest(store, look).end;
  }, [isHiding, look, store]);
  return { hovered, focus, handlers };
}

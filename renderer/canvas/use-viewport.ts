import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { setCanvasActions } from '../commands/canvas-actions';
import { appStore, useApp } from '../store/create-store';
import type { FlowEdge, FlowNode } from './flow-adapter';

/** The floating bars at the bottom need their own strip, so that a fitted graph is not under them. */
const padding = { top: '24px', bottom: '40px', x: '20px' } as const;

const duration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160);

export interface Viewport {
  fit(): void;
  fitSelection(): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomToFull(): void;
}

/** What the zoom bar and the commands do with the viewport; fits by itself on load and when the window gets small. */
export function useViewport(): Viewport {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const viewport = useMemo((): Viewport => {
    const showAll = (): void => void flow.fitView({ padding, maxZoom: 1, duration: duration() });
    return {
      fit: showAll,
      fitSelection() {
        const nodes = [...appStore.getState().selectedNodes].map((id) => ({ id }));
        if (nodes.length === 0) showAll();
        else void flow.fitView({ nodes, padding, maxZoom: 1, duration: duration() });
      },
      zoomIn: () => void flow.zoomIn({ duration: duration() }),
      zoomOut: () => void flow.zoomOut({ duration: duration() }),
      zoomToFull: () => void flow.zoomTo(1, { duration: duration() }),
    };
  }, [flow]);

  useEffect(() => {
    setCanvasActions(viewport);
    return () => setCanvasActions(null);
  }, [viewport]);
  useFitOnLoad();
  useFitWhenSmall();
  useReveal();
  return viewport;
}

/** Another project, or the first: a change of everything at once, not an edit. */
function useFitOnLoad(): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  useEffect(() => {
    const stop = appStore.subscribe((state, before) => {
      const loaded = state.document !== before.document && state.past.length === 0 && state.saved === state.document;
      if (loaded) requestAnimationFrame(() => void flow.fitView({ padding, maxZoom: 1 }));
    });
    return stop;
  }, [flow]);
}

/** When the canvas gets too small for what was in view, the view follows; a growing window leaves it alone. */
function useFitWhenSmall(): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const store = useStoreApi<FlowNode, FlowEdge>();
  const size = useRef({ width: 0, height: 0 });
  useEffect(
    () =>
      store.subscribe(({ width, height }) => {
        const before = size.current;
        if (width === before.width && height === before.height) return;
        size.current = { width, height };
        const shrank = before.width > 0 && (width < before.width || height < before.height);
        if (shrank) void flow.fitView({ padding, maxZoom: Math.min(1, flow.getZoom()) });
      }),
    [flow, store],
  );
}

/** "Show me": brings a node into view and gives it the focus. */
function useReveal(): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const store = useStoreApi<FlowNode, FlowEdge>();
  const reveal = useApp((state) => state.reveal);
  const show = useCallback(
    (id: string) => {
      const node = flow.getInternalNode(id);
      const { width, height, domNode } = store.getState();
      if (node === undefined) return;
      const { x, y, zoom } = flow.getViewport();
      const left = node.internals.positionAbsolute.x * zoom + x;
      const top = node.internals.positionAbsolute.y * zoom + y;
      const right = left + (node.measured.width ?? 0) * zoom;
      const bottom = top + (node.measured.height ?? 0) * zoom;
      const seen = left >= 0 && top >= 0 && right <= width && bottom <= height;
      if (!seen) void flow.fitView({ nodes: [{ id }], padding, maxZoom: Math.max(zoom, 0.75), duration: duration() });
      domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
    },
    [flow, store],
  );
  useEffect(() => {
    if (reveal !== null) show(reveal.node);
  }, [reveal, show]);
}

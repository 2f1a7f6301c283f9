import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { GraphDocument } from '../../src-core/graph/document';
import type { NodeId } from '../../src-core/ids';
import { appStore, useApp } from '../store/create-store';
import { findingOf } from '../training/detective/node-finding';
import { flowIdOf } from './annotations/flow-annotations';
import { fitViewport } from './fit';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { focusCard } from './focus-card';
import { cardHeightInRun, cardWidth, noteHeight } from './measures';
import type { CardBox } from './wire-path';
import { makeZoomSteps } from './zoom-steps';

export interface Viewport {
  readonly fit: () => void;
  readonly fitSelection: () => void;
  /** Moves the view only if the card is not in it. */
  readonly show: (node: NodeId) => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomToFull: () => void;
}

type Flow = ReturnType<typeof useReactFlow<AnyFlowNode, FlowEdge>>;
type FlowStore = ReturnType<typeof useStoreApi<AnyFlowNode, FlowEdge>>;

const now = (): number => performance.now();
const duration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160);

/** What the zoom bar and the commands do with the viewport; fits by itself on load and when the window gets small. */
export function useViewport(): Viewport {
  const flow = useReactFlow<AnyFlowNode, FlowEdge>();
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const viewport = useMemo((): Viewport => {
    const show = (ids: ReadonlySet<string> | null): void => {
      fitNodes(flow, store, { ids, most: 1, slowly: true });
    };
    const limits = () => {
      const { minZoom, maxZoom } = store.getState();
      return { least: minZoom, most: maxZoom };
    };
    const step = makeZoomSteps({ getZoom: flow.getZoom, zoomTo: flow.zoomTo, limits }, now, duration);
    return {
      fit: () => show(null),
      fitSelection() {
        const { selectedNodes, selectedAnnotations } = appStore.getState();
        show(new Set([...selectedNodes, ...[...selectedAnnotations].map(flowIdOf)]));
      },
      show: (node) => showNode(flow, store, node),
      zoomIn: () => step(1),
      zoomOut: () => step(-1),
      zoomToFull: () => void flow.zoomTo(1, { duration: duration() }),
    };
  }, [flow, store]);

  useFitOnLoad(flow, store);
  useFitWhenSmall(flow, store);
  useShowAdded(flow, store);
  useReveal(flow, store);
  return viewport;
}

interface FitOptions {
  /** Only these nodes; all of them for `null` or none. */
  readonly ids: ReadonlySet<string> | null;
  readonly most: number;
  readonly slowly: boolean;
}

/** The zoom that it gives; `null` without nodes. */
function fitNodes(flow: Flow, store: FlowStore, { ids, most, slowly }: FitOptions): number | null {
  const { width, height, minZoom } = store.getState();
  const nodes = flow.getNodes();
  const wanted = ids === null || ids.size === 0 ? nodes : nodes.filter(({ id }) => ids.has(id));
  if (wanted.length === 0) return null;
  const viewport = fitViewport(wanted.map(boxOf), { width, height }, most, minZoom);
  void flow.setViewport(viewport, { duration: slowly ? duration() : 0 });
  return viewport.zoom;
}

/** With the room that the card takes once training adds its live line, and a divergence its note: nothing grows out of view. */
function boxOf({ type, position, measured, data }: AnyFlowNode): CardBox {
  if (type !== 'card') return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
  const { investigation } = appStore.getState();
  const isNoted = investigation?.phase === 'found' && findingOf(investigation.diagnosis, data.node.id) !== null;
  const usual = cardHeightInRun(data.definition.thumbnail) + (isNoted ? noteHeight : 0);
  const height = Math.max(measured?.height ?? 0, usual);
  return { x: position.x, y: position.y, width: measured?.width ?? cardWidth, height };
}

/** The first project, and every other that is opened: a change of everything at once, not an edit. */
function useFitOnLoad(flow: Flow, store: FlowStore): void {
  const ready = useNodesInitialized();
  const loads = useRef(0);
  const fitted = useRef(-1);
  useEffect(
    () =>
      appStore.subscribe((state, before) => {
        const loaded = state.document !== before.document && state.past.length === 0 && state.future.length === 0;
        if (loaded) loads.current += 1;
      }),
    [],
  );
  const document = useApp((state) => state.document);
  useEffect(() => {
    if (fitted.current === loads.current) return;
    if (document.nodes.length === 0) {
      // What is drawn on a blank canvas stays where it is put.
      fitted.current = loads.current;
      void flow.setViewport({ x: 0, y: 0, zoom: 1 });
    }
    if (!ready || document.nodes.length === 0) return;
    fitted.current = loads.current;
    fitNodes(flow, store, { ids: null, most: 1, slowly: false });
  }, [ready, document, flow, store]);
}

/** When the canvas gets too small for what was in view, the view follows; a growing window leaves it alone. */
function useFitWhenSmall(flow: Flow, store: FlowStore): void {
  const size = useRef({ width: 0, height: 0 });
  /** The zoom that shrinking gave: while the user leaves it, growing takes it back. */
  const shrunkTo = useRef<number | null>(null);
  useEffect(
    () =>
      store.subscribe(({ width, height }) => {
        const before = size.current;
        if (width === before.width && height === before.height) return;
        size.current = { width, height };
        const zoom = flow.getZoom();
        if (before.width > 0 && (width < before.width || height < before.height)) {
          shrunkTo.current = fitNodes(flow, store, { ids: null, most: Math.min(1, zoom), slowly: false });
        } else if (shrunkTo.current !== null && Math.abs(zoom - shrunkTo.current) < 1e-6) {
          shrunkTo.current = fitNodes(flow, store, { ids: null, most: 1, slowly: false });
        }
      }),
    [flow, store],
  );
}

/** What comes in outside the view (from the palette, by undo, a frame round cards at the edge) is brought into it; the focus stays. */
function useShowAdded(flow: Flow, store: FlowStore): void {
  const document = useApp((state) => state.document);
  const ready = useNodesInitialized();
  const known = useRef(document);
  useEffect(() => {
    if (!ready) return;
    const { nodes, frames, notes } = known.current;
    if (document.nodes === nodes && document.frames === frames && document.notes === notes) return;
    const before = idsOf(known.current);
    known.current = document;
    const added = flow.getNodes().filter(({ id, selected }) => selected === true && !before.has(id));
    const { width, height } = store.getState();
    if (added.every((node) => isSeen(boxOf(node), flow.getViewport(), { width, height }))) return;
    fitNodes(flow, store, { ids: null, most: Math.min(1, flow.getZoom()), slowly: true });
  }, [document, ready, flow, store]);
}

const idsOf = ({ nodes, frames, notes }: GraphDocument): ReadonlySet<string> =>
  new Set([...nodes.map(({ id }) => id), ...[...frames, ...notes].map(({ id }) => flowIdOf(id))]);

/** "Show me": brings a node into view and gives it the focus. */
function useReveal(flow: Flow, store: FlowStore): void {
  const reveal = useApp((state) => state.reveal);
  useEffect(() => {
    if (reveal === null) return;
    if (flow.getNode(reveal.node) === undefined) return;
    showNode(flow, store, reveal.node);
    focusCard(reveal.node);
  }, [reveal, flow, store]);
}

function showNode(flow: Flow, store: FlowStore, id: NodeId): void {
  const node = flow.getNode(id);
  const { width, height } = store.getState();
  if (node === undefined || isSeen(boxOf(node), flow.getViewport(), { width, height })) return;
  fitNodes(flow, store, { ids: new Set([id]), most: Math.max(flow.getZoom(), 0.75), slowly: true });
}

function isSeen(
  box: CardBox,
  { x, y, zoom }: { readonly x: number; readonly y: number; readonly zoom: number },
  size: { readonly width: number; readonly height: number },
): boolean {
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  return left >= 0 && top >= 0 && left + box.width * zoom <= size.width && top + box.height * zoom <= size.height;
}

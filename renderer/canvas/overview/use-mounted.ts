import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type FocusEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { appStore, useApp } from '../../store/create-store';
import type { Detail } from '../detail';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { endsOf, type KeyWire } from '../key-connect';
import { cardAt, cardsInView } from './card-at';
import { neededCards, nextFilled } from './mounted-cards';
import { makeWithHidden } from './with-hidden';

/**
 * Who draws the cards: React Flow all of them; the overview all of them; or, of a large network at half size, the overview
 * whatever comes into view, and React Flow puts its own in place once the view rests.
 */
type Drawing = 'cards' | 'filling' | 'overview';

const nobody: ReadonlySet<string> = new Set();
const nothing = (): void => undefined;
/** Milliseconds without a move after which the view rests. */
const rest = 120;

function drawingOf(detail: Detail, isBig: boolean): Drawing {
  if (detail === 'overview') return 'overview';
  return detail === 'far' && isBig ? 'filling' : 'cards';
}

/** Cards that are elements show themselves where pointer and focus are. */
const noRings = { hovered: null, focused: null };

interface Flow {
  readonly nodes: AnyFlowNode[];
  readonly edges: FlowEdge[];
}

/**
 * What React Flow is given of the drawing, and what the overview has to know; see `Drawing`.
 * @param wire one that is drawn by keys
 */
export function useMounted({ nodes, edges }: Flow, detail: Detail, isBig: boolean, wire: KeyWire | null) {
  const drawing = drawingOf(detail, isBig);
  const [hide] = useState(makeWithHidden);
  const filled = useFilled(drawing, nodes);
  const { hovered, focus, handlers } = useTouched(drawing, nodes);
  const revealed = useApp(({ reveal }) => reveal?.node ?? null);
  const selected = useApp(({ selectedNodes }) => selectedNodes);
  const order = useMemo(() => nodes.flatMap(({ id, type }) => (type === 'card' ? [id] : [])), [nodes]);
  const lead = useLead(drawing, nodes);
  const focused = focus?.card ?? null;
  const ringed = focus?.isVisible === true ? focused : null;
  const mounted = useMemo(() => {
    const wired = wire === null ? [] : Object.values(endsOf(wire));
    const needed = neededCards({ order, hovered, focused, lead, revealed, wired, selected: [...selected] });
    return drawing === 'filling' ? new Set([...filled, ...needed]) : needed;
  }, [drawing, order, hovered, focused, lead, revealed, wire, selected, filled]);
  const given = useMemo((): Flow => {
    if (drawing === 'cards') return { nodes, edges };
    return {
      nodes: hide.nodes(nodes, mounted),
      edges: hide.edges(edges, drawing === 'overview' ? nobody : mounted),
    };
  }, [drawing, hide, nodes, edges, mounted]);
  return {
    ...given,
    handlers,
    isHiding: drawing !== 'cards',
    overview: drawing === 'cards' ? null : drawing === 'overview' ? { hovered, focused: ringed } : noRings,
  };
}

/** The cards that React Flow has put in place of the overview's, a few more in each frame once the view rests. */
function useFilled(drawing: Drawing, nodes: readonly AnyFlowNode[]): ReadonlySet<string> {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const [filled, setFilled] = useState(nobody);
  const [last, setLast] = useState(drawing);
  const newest = useRef(filled);
  if (last !== drawing) {
    setLast(drawing);
    // What stands there when the view goes out stays.
    setFilled(last === 'cards' && drawing === 'filling' ? new Set(cardsInView(nodes, store.getState())) : nobody);
  }
  useEffect(() => {
    newest.current = filled;
  }, [filled]);
  const place = useRef(nodes);
  const again = useRef(nothing);
  useEffect(() => {
    if (drawing !== 'filling') return;
    let frame: number | null = null;
    const step = (): void => {
      frame = null;
      const next = nextFilled(newest.current, cardsInView(place.current, store.getState()));
      if (next === newest.current) return;
      newest.current = next;
      setFilled(next);
      frame = requestAnimationFrame(step);
    };
    const leave = (): void => {
      if (frame !== null) cancelAnimationFrame(frame);
      frame = null;
    };
    const stay = onceAtRest(store, step, leave);
    // The cards of each step are measured, which makes other nodes: that must not hold up the next step.
    again.current = () => {
      if (frame === null) stay.again();
    };
    return () => {
      again.current = nothing;
      stay.end();
    };
  }, [drawing, store]);
  useEffect(() => {
    place.current = nodes;
    again.current();
  }, [nodes]);
  return filled;
}

/** The first card in view, in the order of Tab, since the view rests; `null` where there is none. */
function useLead(drawing: Drawing, nodes: readonly AnyFlowNode[]): string | null {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const [lead, setLead] = useState<string | null>(null);
  useEffect(() => {
    if (drawing !== 'overview') return;
    const look = (): void => {
      const seen = new Set(cardsInView(nodes, store.getState()));
      setLead(nodes.find(({ id }) => seen.has(id))?.id ?? null);
    };
    return onceAtRest(store, look, nothing).end;
  }, [drawing, nodes, store]);
  return lead;
}

type FlowStore = ReturnType<typeof useStoreApi<AnyFlowNode, FlowEdge>>;

/** Calls `begin` whenever the view has come to rest, and when asked to rest `again`; `leave` when it moves. */
function onceAtRest(store: FlowStore, begin: () => void, leave: () => void) {
  let timer = setTimeout(begin, rest);
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(begin, rest);
  };
  const unsubscribe = store.subscribe(({ transform }, before) => {
    if (transform === before.transform) return;
    leave();
    again();
  });
  const end = (): void => {
    unsubscribe();
    clearTimeout(timer);
    leave();
  };
  return { again, end };
}

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

/** The card under the pointer and the one that has the focus or had it last. A card that is pressed keeps the pointer. */
function useTouched(drawing: Drawing, nodes: readonly AnyFlowNode[]) {
  const flow = useReactFlow<AnyFlowNode, FlowEdge>();
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const [hovered, setHovered] = useState<string | null>(null);
  const [focus, setFocus] = useState<Focus | null>(null);
  const newest = useRef(nodes);
  const point = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    newest.current = nodes;
  }, [nodes]);
  const isHiding = drawing !== 'cards';
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
    if (isHiding) return onceAtRest(store, look, nothing).end;
  }, [isHiding, look, store]);
  return { hovered, focus, handlers };
}

import { useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../../store/create-store';
import type { Detail } from '../detail';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { endsOf, type KeyWire } from '../key-connect';
import { onceAtRest } from './at-rest';
import { cardsInView } from './card-at';
import { type Drawing, drawingOf } from './drawing';
import { neededCards } from './mounted-cards';
import { useFilled } from './use-filled';
import { useTouched } from './use-touched';
import { makeWithHidden } from './with-hidden';

const nobody: ReadonlySet<string> = new Set();
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
  const isHiding = drawing !== 'cards';
  const [hide] = useState(makeWithHidden);
  const filled = useFilled(drawing, nodes);
  const { hovered, focus, handlers } = useTouched(isHiding, nodes);
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
    isHiding,
    overview: drawing === 'cards' ? null : drawing === 'overview' ? { hovered, focused: ringed } : noRings,
  };
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
    return onceAtRest(store, look).end;
  }, [drawing, nodes, store]);
  return lead;
}

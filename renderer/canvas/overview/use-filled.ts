import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { onceAtRest } from './at-rest';
import { cardsInView } from './card-at';
import type { Drawing } from './drawing';
import { nextFilled } from './mounted-cards';

const nobody: ReadonlySet<string> = new Set();
const nothing = (): void => undefined;

/** The cards that React Flow has put in place of the overview's, a few more in each frame once the view rests. */
export function useFilled(drawing: Drawing, nodes: readonly AnyFlowNode[]): ReadonlySet<string> {
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

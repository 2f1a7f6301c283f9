import { useReactFlow } from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useEffect, useState } from 'react';
import { nodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { moveHandWire, portPoint, showHandWire } from './hand-wire';
import { type HeldEnd, holdEnd, rewired, wireAtInput } from './rewiring';
import { cardUnder, isEmptyCanvasUnder, refuseWire } from './under-pointer';
import type { PortSide } from './verdicts';
import { markWire } from './wire-marks';

/** px that the mouse must move before a press on a port is a drag and no click. */
const threshold = 4;

/**
 * A wire is taken by one of its ends, or by the input that it leads to, and let go of elsewhere: on another card it leads
 * there, on the empty canvas it is cut; Escape leaves it. One undo step.
 */
export function useRewiring() {
  const { screenToFlowPosition } = useReactFlow<AnyFlowNode, FlowEdge>();
  const [pressed, setPressed] = useState<Press | null>(null);
  const [held, setHeld] = useState<HeldEnd | null>(null);

  useEffect(() => {
    if (pressed === null) return;
    const at = ({ clientX, clientY }: MouseEvent) =>
      screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    let taken: HeldEnd | null = null;
    const leave = (): void => {
      showHandWire(null);
      markWire({ picked: null });
      setHeld(null);
      setPressed(null);
    };
    const onMove = (event: PointerEvent): void => {
      const distance = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
      if (taken === null && distance < threshold) return;
      if (taken === null) {
        taken = take(pressed);
        const fixed = taken && portPoint(...fixedPort(taken));
        if (taken === null || fixed === null) {
          leave();
          return;
        }
        const from = screenToFlowPosition(fixed, { snapToGrid: false });
        showHandWire({ from, to: at(event), forward: taken.end === 'target' ? 1 : -1 });
        markWire({ picked: taken.edge.id });
        setHeld(taken);
      } else moveHandWire(at(event));
    };
    const onUp = (event: PointerEvent): void => {
      const wire = taken;
      leave();
      if (wire !== null) letGo(wire, event);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', leave);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', leave);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [pressed, screenToFlowPosition]);

  /** Before React Flow sees the press: it would draw a new wire, or move the canvas. */
  const onMouseDownCapture = useCallback((event: ReactMouseEvent) => {
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const grip = event.target instanceof Element ? gripOf(event.target) : null;
    if (grip === null) return;
    event.stopPropagation();
    setPressed({ ...grip, x: event.clientX, y: event.clientY });
  }, []);
  return { verdicts: held?.verdicts ?? null, onMouseDownCapture };
}

interface Grip {
  readonly edge: string;
  readonly end: PortSide;
}

interface Press extends Grip {
  readonly x: number;
  readonly y: number;
}

function gripOf(target: Element): Grip | null {
  const grip = target.closest('.wire-end');
  const edge = grip?.closest('.react-flow__edge')?.getAttribute('data-id');
  if (edge != null) return { edge, end: grip?.classList.contains('source') === true ? 'source' : 'target' };
  const node = target.closest('.port.in')?.closest('.react-flow__node')?.getAttribute('data-id');
  const wire = node == null ? null : wireAtInput(appStore.getState().document, nodeId(node));
  return wire === null ? null : { edge: wire.id, end: 'target' };
}

function take({ edge: id, end }: Press): HeldEnd | null {
  const { document, analysis } = appStore.getState();
  const edge = document.edges.find((one) => one.id === id);
  return edge === undefined ? null : holdEnd(document, analysis, edge, end);
}

const fixedPort = ({ edge, end }: HeldEnd): [string, PortSide] =>
  end === 'target' ? [edge.from, 'source'] : [edge.to, 'target'];

function letGo(held: HeldEnd, event: PointerEvent): void {
  const { document, analysis, edit, announce } = appStore.getState();
  const name = (id: Parameters<typeof analysis.nodes.get>[0]): string => analysis.nodes.get(id)?.name ?? id;
  const ends = `${name(held.edge.from)} to ${name(held.edge.to)}`;
  const node = cardUnder(event);
  if (node === null) {
    if (!isEmptyCanvasUnder(event)) return;
    const cut = edit({ kind: 'remove', nodes: [], edges: [held.edge.id] }, `cut the wire from ${ends}`);
    if (cut) announce(`Wire from ${ends} cut`);
    return;
  }
  const verdict = held.verdicts.get(node);
  if (verdict?.ok === false) {
    refuseWire(verdict.reason);
    return;
  }
  const change = rewired(document, held, node);
  if (change !== null && edit(change, `rewire ${ends}`)) announce(`Wire from ${ends} now at ${name(node)}`);
}

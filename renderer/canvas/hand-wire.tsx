import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Point } from '../../src-core/graph/document';

/** A wire that is held by one end: from its fixed port to where the other end is, on the canvas. */
interface HandWire {
  readonly from: Point;
  readonly to: Point;
  /** 1: it leaves an output; -1: it leads to an input. */
  readonly forward: 1 | -1;
}

/** Beside the app's store: it moves with the mouse, and only this one line is drawn anew. */
const hand = createStore<{ readonly wire: HandWire | null }>()(() => ({ wire: null }));

export const showHandWire = (wire: HandWire | null): void => hand.setState({ wire });

/** Moves the loose end. */
export function moveHandWire(to: Point): void {
  const { wire } = hand.getState();
  if (wire !== null) hand.setState({ wire: { ...wire, to } });
}

/** A dotted line with a slack, as a wire that is drawn anew has it. */
export function slackPath(from: Point, to: Point, forward: 1 | -1): string {
  const slack = Math.max(32, Math.abs(to.x - from.x) / 2) * forward;
  return `M${from.x},${from.y}C${from.x + slack},${from.y} ${to.x - slack},${to.y} ${to.x},${to.y}`;
}

export function HandWireLine() {
  const wire = useStore(hand, (state) => state.wire);
  if (wire === null) return null;
  return (
    <ViewportPortal>
      <svg className="hand-wire" aria-hidden="true">
        <path className="wire drag" strokeWidth={2} d={slackPath(wire.from, wire.to, wire.forward)} />
      </svg>
    </ViewportPortal>
  );
}

/** The middle of a card's port, in pixels of the window; `null` while it is not drawn. */
export function portPoint(node: string, side: 'source' | 'target'): Point | null {
  const port = side === 'source' ? 'out' : 'in';
  const box = document
    .querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"] .port.${port}`)
    ?.getBoundingClientRect();
  return box === undefined ? null : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

import type { Connection, FinalConnectionState, OnConnectStartParams } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import type { Point } from '../../src-core/graph/document';
import type { AddTo } from '../../src-core/graph/editing/fit';
import { type NodeId, nodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import type { Verdict } from './card-data';
import { wishOfWire } from './quick-add/use-node-menu';
import { cardUnder, isEmptyCanvasUnder, refuseWire } from './under-pointer';
import { connectChange, type PortSide, verdictsFor } from './verdicts';

interface Connecting {
  readonly node: NodeId;
  readonly side: PortSide;
  readonly verdicts: ReadonlyMap<NodeId, Verdict>;
}

type OpenMenu = (where: AddTo, onlyFitting: boolean, at: Point) => void;

/**
 * Drawing a wire: what fits is known when it starts, so that a move of the mouse costs nothing. Let go of on the empty
 * canvas it asks what is to be added there.
 */
export function useConnecting(openMenu: OpenMenu) {
  const [connecting, setConnecting] = useState<Connecting | null>(null);
  // React Flow asks for the verdict in the event that starts the wire, before the state is there.
  const newest = useRef<Connecting | null>(null);

  const set = useCallback((next: Connecting | null) => {
    newest.current = next;
    setConnecting(next);
  }, []);

  const start = useCallback(
    (_event: unknown, { nodeId: id, handleType }: OnConnectStartParams) => {
      if (id === null || handleType === null) return;
      const { document, analysis } = appStore.getState();
      const node = nodeId(id);
      set({ node, side: handleType, verdicts: verdictsFor(document, analysis, node, handleType) });
    },
    [set],
  );

  const isValid = useCallback(({ source, target }: { source: string; target: string }): boolean => {
    const wire = newest.current;
    if (wire === null) return false;
    const other = nodeId(wire.node === source ? target : source);
    return wire.verdicts.get(other)?.ok === true;
  }, []);

  const connect = useCallback(({ source, target }: Connection) => joinNodes(nodeId(source), nodeId(target)), []);

  /** A drop on a card counts as a drop on its port; one that is refused says why. */
  const end = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const wire = newest.current;
      set(null);
      if (wire === null || state.isValid === true) return;
      const target = state.toNode === null ? cardUnder(event) : nodeId(state.toNode.id);
      if (target === null) {
        const at = emptyCanvasUnder(event);
        if (at !== null) openMenu(wishOfWire(wire.node, wire.side), true, at);
        return;
      }
      if (target === wire.node) return;
      const verdict = wire.verdicts.get(target);
      if (verdict?.ok === false) refuseWire(verdict.reason);
      else if (wire.side === 'source') joinNodes(wire.node, target);
      else joinNodes(target, wire.node);
    },
    [set, openMenu],
  );

  /** The second click of click-click: the wire was joined by `connect`, or is refused here. */
  const clickEnd = useCallback(
    (event: MouseEvent | TouchEvent) => {
      const wire = newest.current;
      set(null);
      const target = cardUnder(event);
      const verdict = wire === null || target === null ? undefined : wire.verdicts.get(target);
      if (verdict?.ok === false) refuseWire(verdict.reason);
    },
    [set],
  );

  return { verdicts: connecting?.verdicts ?? null, start, isValid, connect, end, clickEnd };
}

export function joinNodes(from: NodeId, to: NodeId): void {
  const { document, analysis, edit } = appStore.getState();
  const name = (id: NodeId): string => analysis.nodes.get(id)?.name ?? id;
  edit(connectChange(document, from, to), `wire ${name(from)} to ${name(to)}`);
}

/** Where the mouse is, if only the empty canvas is there; in pixels of the window. */
function emptyCanvasUnder(event: MouseEvent | TouchEvent): Point | null {
  const point = 'clientX' in event ? event : event.changedTouches[0];
  if (point === undefined || !isEmptyCanvasUnder(event)) return null;
  return { x: point.clientX, y: point.clientY };
}

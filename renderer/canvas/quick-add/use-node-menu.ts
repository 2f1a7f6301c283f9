import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { GraphDocument, Point } from '../../../src-core/graph/document';
import { type AddTo, additionOf } from '../../../src-core/graph/editing/fit';
import { nodeId } from '../../../src-core/ids';
import { appStore } from '../../store/create-store';
import { takesText } from '../../ui/takes-text';
import { addedTitle } from '../add-node';
import { addedWords } from '../added-words';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { focusCard } from '../focus-card';
import { cardWidth, columnStep, portTop, snapPoint, usualCardHeight } from '../measures';
import { placeAfter, placeUnder } from '../place-node';
import { lastInFlow } from '../topological-order';
import type { PointerWatch } from '../use-canvas-actions';
import type { NodeMenuItem } from './menu-items';
import type { OpenNodeMenu } from './node-menu';

export interface NodeMenuHandle {
  readonly menu: OpenMenuAt | null;
  /** At the pointer, or in the middle of the canvas; for the selection. */
  openHere(): void;
  /** @param at pixels of the window */
  open(where: AddTo, onlyFitting: boolean, at: Point): void;
  close(): void;
  add(item: NodeMenuItem, wired: boolean): void;
}

interface OpenMenuAt extends OpenNodeMenu {
  /** The same point on the canvas; `null` where no pointer chose it. */
  readonly point: Point | null;
}

/** The menu of what can be added: opened by a double click or a key, by a wire that is let go, or on a wire. */
export function useNodeMenu(pointer: PointerWatch): NodeMenuHandle {
  const flow = useReactFlow<AnyFlowNode, FlowEdge>();
  const [menu, setMenu] = useState<OpenMenuAt | null>(null);
  const open = useCallback(
    (where: AddTo, onlyFitting: boolean, at: Point): void =>
      setMenu({ where, onlyFitting, at, point: flow.screenToFlowPosition(at, { snapToGrid: false }) }),
    [flow],
  );
  const handle = useMemo(
    () => ({
      open,
      openHere() {
        const at = pointer.isUsed() ? pointer.where() : null;
        const where = selectionToAddTo();
        if (at === null) setMenu({ where, onlyFitting: where.to === 'wire', at: middleOfCanvas(), point: null });
        else open(where, where.to === 'wire', at);
      },
      close() {
        // Tab leads on from here, as everywhere, until the mouse says that it is in use.
        pointer.rest();
        setMenu(null);
      },
    }),
    [open, pointer],
  );
  useTab(pointer, handle.openHere);
  return {
    menu,
    ...handle,
    add(item, wired) {
      if (menu !== null) addItem(item, wired ? menu.where : { to: 'nothing' }, menu);
    },
  };
}

/** Behind the one node that is selected, or on the one wire. */
function selectionToAddTo(): AddTo {
  const { selectedNodes, selectedEdges } = appStore.getState();
  const [node] = selectedNodes;
  const [edge] = selectedEdges;
  if (node !== undefined && selectedNodes.size === 1) return { to: 'output', node };
  return edge !== undefined && selectedNodes.size === 0 && selectedEdges.size === 1
    ? { to: 'wire', edge }
    : { to: 'nothing' };
}

function middleOfCanvas(): Point {
  const { left, top, width, height } = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();
  return { x: left + width / 2, y: top + height / 3 };
}

/** Tab searches while the mouse is what was used last on the canvas; otherwise it leads on, so that no focus is caught. */
function useTab(pointer: PointerWatch, open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { dialog, question } = appStore.getState();
      if (event.key !== 'Tab' || event.defaultPrevented || dialog !== null || question !== null) return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      const isHere = target === document.body || (target.closest('.canvas') !== null && !takesText(target));
      if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !isHere || !pointer.isUsed()) {
        pointer.rest();
        return;
      }
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pointer, open]);
}

function addItem({ entry, fit }: NodeMenuItem, where: AddTo, { point, onlyFitting }: OpenMenuAt): void {
  const { document, edit, select, announce, analysis } = appStore.getState();
  const nodes = where.to === 'nothing' || fit === null ? [entry] : fit.nodes;
  const place = placeFor(document, where, point, onlyFitting);
  const addition = additionOf(document, nodes, where, place, columnStep);
  if (addition === null || !edit(addition.change, addedTitle(entry.title))) return;
  select([addition.node]);
  focusCard(addition.node);
  const after = where.to === 'output' ? ` after ${analysis.nodes.get(where.node)?.name ?? where.node}` : '';
  announce(addedWords(appStore.getState().analysis, addition.node, after));
}

/**
 * Under the point: the port where a wire was let go of there, else the header; in the row of what feeds it where that is
 * near, and on no other card. Without a point, or where a card stands already, in the next free place.
 */
function placeFor(document: GraphDocument, where: AddTo, point: Point | null, byPort: boolean): Point {
  const feeder = where.to === 'output' ? document.nodes.find(({ id }) => id === where.node) : undefined;
  const last = feeder ?? lastInFlow(document);
  if (point === null) return placeAfter(document.nodes, last, { x: 0, y: 0 });
  const port = { x: where.to === 'input' ? point.x - cardWidth : point.x, y: point.y - portTop };
  const wished = byPort ? snapPoint(port) : placeUnder(point);
  const place = feeder && Math.abs(feeder.position.y - wished.y) <= 48 ? { ...wished, y: feeder.position.y } : wished;
  const isTaken = document.nodes.some(
    ({ position }) => Math.abs(position.x - place.x) < cardWidth && Math.abs(position.y - place.y) < usualCardHeight,
  );
  return isTaken ? placeAfter(document.nodes, last, place) : place;
}

/** The wish of a wire that was let go of on the empty canvas. */
export const wishOfWire = (node: string, side: 'source' | 'target'): AddTo =>
  side === 'source' ? { to: 'output', node: nodeId(node) } : { to: 'input', node: nodeId(node) };

import { type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo } from 'react';
import { fitOf, maySplice } from '../../src-core/graph/editing/fit';
import { nodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import { addAt, addOnWire, draggedNow, readDragged } from './add-node';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { cardElement } from './focus-card';
import { portTop } from './measures';
import { isDragGivenUp } from './use-drag-ends';
import { markWire, wireAt, wireMarks } from './wire-marks';

/** What is dragged over a wire that it fits is put on it: an entry of the palette, or a card that no wire leads to. */
export function useSplice() {
  const { screenToFlowPosition, getZoom } = useReactFlow<AnyFlowNode, FlowEdge>();
  return useMemo(
    () => ({
      onNodeDrag: ((event, node, nodes) => {
        if (nodes.length !== 1 || node.type !== 'card' || isDragGivenUp()) return;
        const { document, analysis } = appStore.getState();
        const id = nodeId(node.id);
        if (document.edges.some(({ from, to }) => from === id || to === id)) return;
        const wire = wireAt([pointOf(event), ...pointsOnCard(node.id, getZoom())]);
        markWire({ target: wire !== null && maySplice(document, analysis, id, wire) ? wire : null });
      }) satisfies OnNodeDrag<AnyFlowNode>,
      /** The move itself, and the wires with it, were committed before. */
      onNodeDragStop: () => markWire({ target: null }),
      onDragOver(event: DragEvent) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        const entry = draggedNow();
        const wire = entry === null ? null : wireAt([pointOf(event)]);
        const { document, analysis } = appStore.getState();
        const fits = entry !== null && wire !== null && fitOf(document, analysis, entry, { to: 'wire', edge: wire }).ok;
        markWire({ target: fits ? wire : null });
      },
      onDragLeave({ relatedTarget, currentTarget }: DragEvent) {
        // It is told of every child that the mouse leaves, too.
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isInside) markWire({ target: null });
      },
      onDrop(event: DragEvent) {
        const entry = readDragged(event.dataTransfer);
        const { target } = wireMarks.getState();
        markWire({ target: null });
        if (entry === null) return;
        event.preventDefault();
        if (target === null) addAt(entry, screenToFlowPosition(pointOf(event)));
        else addOnWire(entry, target);
      },
    }),
    [screenToFlowPosition, getZoom],
  );
}

function pointOf(event: MouseEvent | TouchEvent | DragEvent) {
  const { clientX, clientY } = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
  return { x: clientX, y: clientY };
}

/** The middle of a card at the height of its ports, and the ports: there a wire in a row would lie. */
function pointsOnCard(id: string, zoom: number): readonly { readonly x: number; readonly y: number }[] {
  const box = cardElement(id)?.getBoundingClientRect();
  if (box === undefined) return [];
  const y = box.top + portTop * zoom;
  return [box.left + box.width / 2, box.left, box.right].map((x) => ({ x, y }));
}

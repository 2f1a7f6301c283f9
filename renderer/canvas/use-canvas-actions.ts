import { useReactFlow } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { Point } from '../../src-core/graph/document';
import { nodeId } from '../../src-core/ids';
import { type CanvasActions, setCanvasActions } from '../commands/canvas-actions';
import { editAnnotation } from './annotations/editing';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { cardWidth, usualCardHeight } from './measures';
import type { Viewport } from './use-viewport';

interface ScreenPoint {
  readonly clientX: number;
  readonly clientY: number;
}

export interface PointerWatch {
  /** The pointer is here, in the window's pixels. */
  readonly at: (point: ScreenPoint) => void;
  readonly gone: () => void;
  readonly where: () => Point | null;
  /** Whether the pointer is over the canvas and was used since it was last at rest. */
  readonly isUsed: () => boolean;
  /** The keyboard is in use now. */
  readonly rest: () => void;
}

function makePointerWatch(): PointerWatch {
  let pointer: Point | null = null;
  let used = false;
  return {
    at: ({ clientX, clientY }) => {
      pointer = { x: clientX, y: clientY };
      used = true;
    },
    gone: () => {
      pointer = null;
    },
    where: () => pointer,
    isUsed: () => used && pointer !== null,
    rest: () => {
      used = false;
    },
  };
}

export function usePointerWatch(): PointerWatch {
  const [watch] = useState(makePointerWatch);
  return watch;
}

/** Offers the canvas to commands. */
export function useCanvasActions(
  viewport: Viewport,
  watch: PointerWatch,
  { rename, addNode, connect }: Pick<CanvasActions, 'rename' | 'addNode' | 'connect'>,
): void {
  const flow = useReactFlow<AnyFlowNode, FlowEdge>();

  useEffect(() => {
    setCanvasActions({
      fit: viewport.fit,
      fitSelection: viewport.fitSelection,
      zoomIn: viewport.zoomIn,
      zoomOut: viewport.zoomOut,
      pointer() {
        const point = watch.where();
        return point === null ? null : flow.screenToFlowPosition(point, { snapToGrid: false });
      },
      middle() {
        const { left, top, width, height } =
          document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();
        return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 }, { snapToGrid: false });
      },
      boxesOf: (nodes) =>
        flow
          .getNodes()
          .filter(({ id, type }) => type === 'card' && nodes.has(nodeId(id)))
          .map(({ id, position, measured }) => ({
            node: nodeId(id),
            x: position.x,
            y: position.y,
            width: measured?.width ?? cardWidth,
            height: measured?.height ?? usualCardHeight,
          })),
      write: editAnnotation,
      rename,
      addNode,
      connect,
    });
    return () => setCanvasActions(null);
  }, [flow, viewport, rename, addNode, connect, watch]);
}

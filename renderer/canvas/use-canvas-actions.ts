import { useReactFlow } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { Point } from '../../src-core/graph/document';
import { nodeId } from '../../src-core/ids';
import { type CanvasActions, setCanvasActions } from '../commands/canvas-actions';
import type { FlowEdge, FlowNode } from './flow-adapter';
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
}

function makePointerWatch(): PointerWatch {
  let pointer: Point | null = null;
  return {
    at: ({ clientX, clientY }) => {
      pointer = { x: clientX, y: clientY };
    },
    gone: () => {
      pointer = null;
    },
    where: () => pointer,
  };
}

/** Offers the canvas to commands; what it gives back tells it where the pointer is. */
export function useCanvasActions(viewport: Viewport, rename: CanvasActions['rename']): PointerWatch {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const [watch] = useState(makePointerWatch);

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
      boxesOf: (nodes) =>
        flow
          .getNodes()
          .filter(({ id }) => nodes.has(nodeId(id)))
          .map(({ id, position, measured }) => ({
            node: nodeId(id),
            x: position.x,
            y: position.y,
            width: measured?.width ?? cardWidth,
            height: measured?.height ?? usualCardHeight,
          })),
      rename,
    });
    return () => setCanvasActions(null);
  }, [flow, viewport, rename, watch]);
  return watch;
}

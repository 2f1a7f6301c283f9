import { type NodeChange, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { appStore } from '../../store/create-store';
import { annotationOf } from '../annotations/flow-annotations';
import type { BoxSelection } from '../box-selection';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';
import { choose } from '../use-flow';
import { cardsInside } from './card-at';

type OnNodesChange = (changes: NodeChange<AnyFlowNode>[]) => void;

/**
 * React Flow's box selects no hidden card. While there are some, the cards in the box are found here and what React Flow
 * found of them is passed over; frames and notes, which are never hidden, stay its own.
 */
export function useHiddenBox(
  isHiding: boolean,
  nodes: readonly AnyFlowNode[],
  box: BoxSelection,
  onNodesChange: OnNodesChange,
): OnNodesChange {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const newest = useRef(nodes);
  useEffect(() => {
    newest.current = nodes;
  }, [nodes]);
  useEffect(() => {
    if (!isHiding) return;
    return store.subscribe(({ userSelectionRect: rect, userSelectionActive, transform }, before) => {
      if (rect === null || !userSelectionActive || rect === before.userSelectionRect) return;
      const [x, y, zoom] = transform;
      const inside = cardsInside(newest.current, {
        x: (rect.x - x) / zoom,
        y: (rect.y - y) / zoom,
        width: rect.width / zoom,
        height: rect.height / zoom,
      });
      const { selectedNodes, selectedAnnotations } = appStore.getState();
      if (inside.size === selectedNodes.size && [...inside].every((id) => selectedNodes.has(id))) return;
      choose(box, { selectedNodes: inside, selectedEdges: new Set(), selectedAnnotations });
    });
  }, [isHiding, store, box]);
  return useCallback(
    (changes) => {
      const isDrawn = isHiding && store.getState().userSelectionActive;
      const own = changes.filter(({ type, ...change }) => {
        return !isDrawn || type !== 'select' || !('id' in change) || annotationOf(change.id) !== null;
      });
      if (own.length > 0) onNodesChange(own);
    },
    [isHiding, store, onNodesChange],
  );
}

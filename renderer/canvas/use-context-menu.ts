import { type MouseEvent as ReactMouseEvent, useCallback, useMemo, useState } from 'react';
import { edgeId, nodeId } from '../../src-core/ids';
import { appStore } from '../store/create-store';
import { annotationOf } from './annotations/flow-annotations';
import type { OpenMenu } from './context-menu';
import type { MenuTarget } from './context-menu-items';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';

type Click = ReactMouseEvent | MouseEvent;

/** Right button or menu key: what lies there is selected unless it is, and its menu opens. */
export function useContextMenu() {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const close = useCallback(() => setMenu(null), []);
  const handlers = useMemo(() => {
    const open = (event: Click, target: MenuTarget): void => {
      event.preventDefault();
      setMenu({ target, x: event.clientX, y: event.clientY });
    };
    const openOnSelection = (event: Click): void =>
      open(event, appStore.getState().selectedNodes.size > 1 ? 'nodes' : 'node');
    return {
      onNodeContextMenu(event: ReactMouseEvent, node: AnyFlowNode) {
        const { selectedNodes, selectedAnnotations, select } = appStore.getState();
        const annotation = annotationOf(node.id);
        if (annotation !== null) {
          if (!selectedAnnotations.has(annotation)) select([], [], [annotation]);
          open(event, node.type === 'frame' ? 'frame' : 'note');
          return;
        }
        if (!selectedNodes.has(nodeId(node.id))) select([nodeId(node.id)]);
        openOnSelection(event);
      },
      onSelectionContextMenu: openOnSelection,
      onEdgeContextMenu(event: ReactMouseEvent, edge: FlowEdge) {
        appStore.getState().select([], [edgeId(edge.id)]);
        open(event, 'wire');
      },
      onPaneContextMenu: (event: Click) => open(event, 'canvas'),
    };
  }, []);
  return { menu, close, handlers };
}

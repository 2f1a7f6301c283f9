import { useStoreApi } from '@xyflow/react';
import { type PointerEvent, useState } from 'react';
import { appStore, useApp } from '../store/create-store';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import type { Selection } from './with-kept';

const nothing: Selection = { selectedNodes: new Set(), selectedEdges: new Set(), selectedAnnotations: new Set() };
/** Left and middle button, or the middle one alone. */
const panButtons = { pan: [0, 1], select: [1] };

export interface BoxSelection {
  /** The mouse is pressed: perhaps a box begins here. */
  readonly pressed: (keys: Pick<PointerEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>) => void;
  /** What is selected whatever the box holds; `null` while none is drawn. */
  readonly kept: () => Selection | null;
}

/**
 * A box drawn on the empty canvas: by dragging with Shift, or by dragging alone where the user chose so. Ctrl or ⌘, and
 * Shift where it is not needed to draw, add what is in the box to the selection.
 */
export function useBoxSelection() {
  const store = useStoreApi<AnyFlowNode, FlowEdge>();
  const mode = useApp(({ settings }) => settings.dragMode);
  const [box] = useState(() => makeBoxSelection(() => store.getState().userSelectionRect !== null));
  const props = {
    panOnDrag: panButtons[mode],
    selectionOnDrag: mode === 'select',
    // Where dragging selects, the wheel and two fingers move the view; Ctrl with the wheel and pinching zoom.
    panOnScroll: mode === 'select',
  };
  return { box, props };
}

function makeBoxSelection(isDrawn: () => boolean): BoxSelection {
  let kept = nothing;
  return {
    pressed({ ctrlKey, metaKey, shiftKey }) {
      const { settings, selectedNodes, selectedEdges, selectedAnnotations } = appStore.getState();
      const adds = ctrlKey || metaKey || (shiftKey && settings.dragMode === 'select');
      kept = adds ? { selectedNodes, selectedEdges, selectedAnnotations } : nothing;
    },
    kept: () => (isDrawn() ? kept : null),
  };
}

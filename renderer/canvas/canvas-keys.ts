import type { KeyboardEvent } from 'react';
import type { Point } from '../../src-core/graph/document';
import { shiftBy, withContents } from '../../src-core/graph/editing/frames';
import { canvasActions } from '../commands/canvas-actions';
import { appStore } from '../store/create-store';
import { takesText } from '../ui/takes-text';
import { arrowStep } from './measures';
import { type NudgeBurst, nudgeTitle } from './nudge';

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

let burst: NudgeBurst | null = null;

/**
 * Keys of the canvas, before React Flow sees them: arrows move the selection, a burst of them as one undo step; Escape
 * lets go of the selection, and only without one stops a run. All other keys are commands.
 */
export function onKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const { selectedNodes, selectedEdges, selectedAnnotations, select } = appStore.getState();
  const moving = selectedNodes.size + selectedAnnotations.size;
  const arrow = arrows[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  if (arrow !== undefined && moving > 0) nudge(arrow, event.shiftKey ? 10 : 1, event.timeStamp);
  else if (event.key === 'Escape' && moving + selectedEdges.size > 0) select([]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function nudge(direction: Point, times: number, now: number): void {
  const state = appStore.getState();
  const step = { x: direction.x * arrowStep * times, y: direction.y * arrowStep * times };
  const title = nudgeTitle(burst, state, now);
  const { document: before } = state;
  const cards =
    state.selectedAnnotations.size === 0
      ? []
      : (canvasActions()?.boxesOf(new Set(before.nodes.map(({ id }) => id))) ?? []);
  const moving = withContents(before, { nodes: state.selectedNodes, annotations: state.selectedAnnotations }, cards);
  if (!state.edit(shiftBy(before, moving, step), title, 'join')) return;
  const { document, selectedNodes, selectedAnnotations } = appStore.getState();
  burst = { title, at: now, document, nodes: selectedNodes, annotations: selectedAnnotations };
}

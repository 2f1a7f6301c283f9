import type { KeyboardEvent } from 'react';
import type { Point } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import type { NodeId } from '../../src-core/ids';
import { runCommand } from '../commands/run-command';
import { appStore } from '../store/create-store';
import { arrowStep } from './measures';
import { moveTitle } from './move-title';

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Keys of the canvas, before React Flow sees them: arrows move the selection, joined in one undo step; Backspace
 * deletes as Delete does; Escape lets go of the selection, and only without one stops a run.
 */
export function onKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const { selectedNodes, selectedEdges, select } = appStore.getState();
  const arrow = arrows[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (arrow !== undefined && selectedNodes.size > 0) moveSelection(arrow, event.shiftKey ? 4 : 1);
  else if (event.key === 'Backspace') runCommand('edit.delete');
  else if (event.key === 'Escape' && selectedNodes.size + selectedEdges.size > 0) select([]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function moveSelection(direction: Point, times: number): void {
  const state = appStore.getState();
  const step = { x: direction.x * arrowStep * times, y: direction.y * arrowStep * times };
  state.edit(
    moveBy(state.document.nodes, state.selectedNodes, step),
    moveTitle(state, [...state.selectedNodes]),
    'join',
  );
}

export function moveBy(
  nodes: readonly { readonly id: NodeId; readonly position: Point }[],
  selected: ReadonlySet<NodeId>,
  step: Point,
): Change {
  const positions = nodes
    .filter(({ id }) => selected.has(id))
    .map(({ id, position }) => ({ node: id, to: { x: position.x + step.x, y: position.y + step.y } }));
  return { kind: 'move', positions };
}

import type { KeyboardEvent } from 'react';
import type { Point } from '../../src-core/graph/document';
import { shiftBy, withContents } from '../../src-core/graph/editing/frames';
import { canvasActions } from '../commands/canvas-actions';
import { appStore } from '../store/create-store';
import { takesText } from '../ui/takes-text';
import { arrowStep } from './measures';
import { type NudgeBurst, nudgeTitle } from './nudge';
import { stepFrom, type Way } from './walk';

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const ways: Readonly<Record<string, Way>> = {
  ArrowLeft: 'back',
  ArrowRight: 'along',
  ArrowUp: 'previous',
  ArrowDown: 'next',
};

let burst: NudgeBurst | null = null;

/**
 * Keys of the canvas, before React Flow sees them: arrows move the selection, a burst of them as one undo step; with Alt they
 * walk from card to card along the wires; Escape
 * lets go of the selection, and only without one stops a run. All other keys are commands.
 */
export function onKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const { selectedNodes, selectedEdges, selectedAnnotations, select } = appStore.getState();
  const moving = selectedNodes.size + selectedAnnotations.size;
  const arrow = arrows[event.key];
  const way = ways[event.key];
  if (way !== undefined && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    walk(event.target, way);
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  if (arrow !== undefined && moving > 0) nudge(arrow, event.shiftKey ? 10 : 1, event.timeStamp);
  else if (event.key === 'Escape' && moving + selectedEdges.size > 0) select([]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** From the card that has the focus, else the one that is selected. */
function walk(target: EventTarget, way: Way): void {
  const { document, selectedNodes, revealNode } = appStore.getState();
  const focused = target instanceof Element ? target.closest('.react-flow__node')?.getAttribute('data-id') : null;
  const node = document.nodes.find(({ id }) => id === focused)?.id ?? [...selectedNodes].at(-1);
  const next = node === undefined ? document.nodes[0]?.id : stepFrom(document, node, way);
  if (next != null) revealNode(next);
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

import type { Change } from '../../../src-core/graph/edit';
import {
  type AlignTo,
  type Axis,
  alignNodes,
  distributeNodes,
  type NodeBox,
} from '../../../src-core/graph/editing/align';
import { canvasActions } from '../canvas-actions';
import { namesOf } from '../clipboard';
import type { Command, CommandContext } from '../command';
import { whyFewerThan } from '../reasons';

const lines: readonly (readonly [AlignTo, string, string])[] = [
  ['left', 'Align left edges', 'Alt+A'],
  ['centre', 'Align centres across', 'Alt+H'],
  ['right', 'Align right edges', 'Alt+D'],
  ['top', 'Align tops', 'Alt+W'],
  ['middle', 'Align middles', 'Alt+V'],
  ['bottom', 'Align bottoms', 'Alt+S'],
];

const axes: readonly (readonly [Axis, string, string])[] = [
  ['across', 'Distribute across', 'Alt+Shift+H'],
  ['down', 'Distribute down', 'Alt+Shift+V'],
];

/** Cards in one line, and cards with equal gaps. */
export const alignCommands: readonly Command[] = [
  ...lines.map(
    ([to, title, shortcut]): Command => ({
      id: `arrange.align-${to}`,
      title,
      group: 'Arrange',
      shortcut,
      disabled: whyFewerThan(2),
      run: (context) => moveSelection(context, 'align', (boxes) => alignNodes(boxes, to)),
    }),
  ),
  ...axes.map(
    ([axis, title, shortcut]): Command => ({
      id: `arrange.distribute-${axis}`,
      title,
      group: 'Arrange',
      words: 'spread evenly gaps space',
      shortcut,
      disabled: whyFewerThan(3),
      run: (context) => moveSelection(context, 'distribute', (boxes) => distributeNodes(boxes, axis)),
    }),
  ),
];

function moveSelection({ app }: CommandContext, word: string, change: (boxes: readonly NodeBox[]) => Change): void {
  const state = app.getState();
  const boxes = canvasActions()?.boxesOf(state.selectedNodes) ?? [];
  if (boxes.length > 0) state.edit(change(boxes), `${word} ${namesOf(state, [...state.selectedNodes])}`);
}

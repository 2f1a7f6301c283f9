import { type AlignTo, type Arrangement, type Axis, aligned, distributed } from '../../../src-core/graph/editing/align';
import { arranged } from '../../../src-core/graph/editing/arrange';
import { canvasActions } from '../canvas-actions';
import { namesOf } from '../clipboard';
import type { Command, CommandContext } from '../command';
import { countWords } from '../count-words';
import { whyFewerThan } from '../reasons';

const lines: readonly (readonly [AlignTo, string, string, string])[] = [
  ['left', 'Align left edges', 'Alt+A', 'align-start-vertical'],
  ['centre', 'Align centres across', 'Alt+H', 'align-center-vertical'],
  ['right', 'Align right edges', 'Alt+D', 'align-end-vertical'],
  ['top', 'Align tops', 'Alt+W', 'align-start-horizontal'],
  ['middle', 'Align middles', 'Alt+V', 'align-center-horizontal'],
  ['bottom', 'Align bottoms', 'Alt+S', 'align-end-horizontal'],
];

const axes: readonly (readonly [Axis, string, string, string])[] = [
  ['across', 'Distribute across', 'Alt+Shift+H', 'align-horizontal-distribute-center'],
  ['down', 'Distribute down', 'Alt+Shift+V', 'align-vertical-distribute-center'],
];

/** Cards, frames and notes in one line, or with equal gaps. */
export const alignCommands: readonly Command[] = [
  ...lines.map(
    ([to, title, shortcut, icon]): Command => ({
      id: `arrange.align-${to}`,
      title,
      group: 'Arrange',
      icon,
      shortcut,
      disabled: whyFewerThan(2),
      run: (context) => moveSelection(context, 'align', (boxes) => aligned(boxes, to)),
    }),
  ),
  ...axes.map(
    ([axis, title, shortcut, icon]): Command => ({
      id: `arrange.distribute-${axis}`,
      title,
      group: 'Arrange',
      icon,
      words: 'spread evenly gaps space',
      shortcut,
      disabled: whyFewerThan(3),
      run: (context) => moveSelection(context, 'distribute', (boxes) => distributed(boxes, axis)),
    }),
  ),
];

function moveSelection({ app }: CommandContext, word: string, arrangement: Arrangement): void {
  const { document, selectedNodes: nodes, selectedAnnotations: annotations, edit } = app.getState();
  const cards = canvasActions()?.boxesOf(new Set(document.nodes.map(({ id }) => id))) ?? [];
  const frames = document.frames.filter(({ id }) => annotations.has(id)).length;
  const names =
    annotations.size === 0
      ? namesOf(app.getState(), [...nodes])
      : countWords(nodes.size, 0, frames, annotations.size - frames);
  edit(arranged(document, { nodes, annotations }, cards, arrangement), `${word} ${names}`);
}

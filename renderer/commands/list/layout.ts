import { layoutNodes } from '../../../src-core/graph/editing/layout';
import { columnStep, rowStep } from '../../canvas/measures';
import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

/** About the form of the canvas in a usual window. */
const aspect = 1.6;

export const layoutCommand: Command = {
  id: 'arrange.layout',
  title: 'Lay out the network',
  group: 'Arrange',
  icon: 'wand-sparkles',
  words: 'auto arrange tidy order',
  shortcut: 'Shift+L',
  disabled: ({ document }) => (document.nodes.length === 0 ? 'There are no nodes' : null),
  run({ app }) {
    const { document, edit } = app.getState();
    if (!edit(layoutNodes(document, { columnStep, rowStep, aspect }), 'lay out the network')) return;
    // Once the cards are where they go now.
    requestAnimationFrame(() => canvasActions()?.fit());
  },
};

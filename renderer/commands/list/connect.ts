import type { AppState } from '../../store/state';
import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

const whyNotOne = ({ selectedNodes }: AppState): string | null => (selectedNodes.size === 1 ? null : 'Select one node');

export const connectCommand: Command = {
  id: 'edit.connect',
  title: 'Wire it to…',
  group: 'Edit',
  icon: 'waypoints',
  words: 'connect edge output draw',
  shortcut: 'C',
  disabled: whyNotOne,
  run({ app }) {
    const [node] = app.getState().selectedNodes;
    if (node !== undefined) canvasActions()?.connect(node, 'source');
  },
};

export const connectFromCommand: Command = {
  id: 'edit.connect-from',
  title: 'Wire into it from…',
  group: 'Edit',
  icon: 'waypoints',
  words: 'connect edge input draw',
  shortcut: 'Shift+C',
  disabled: whyNotOne,
  run({ app }) {
    const [node] = app.getState().selectedNodes;
    if (node !== undefined) canvasActions()?.connect(node, 'target');
  },
};

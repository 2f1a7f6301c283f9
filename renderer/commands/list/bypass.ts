import { canBypass, toggleBypass } from '../../../src-core/graph/editing/toggle-bypass';
import { namesOf } from '../clipboard';
import type { Command } from '../command';

export const bypassCommand: Command = {
  id: 'edit.bypass',
  title: 'Bypass',
  group: 'Edit',
  icon: 'power',
  words: 'what if linear mute disable skip',
  shortcut: 'Mod+B',
  disabled: ({ document, selectedNodes }) =>
    document.nodes.some((node) => selectedNodes.has(node.id) && canBypass(node))
      ? null
      : 'Select a node with one input',
  run({ app }) {
    const state = app.getState();
    const toggle = toggleBypass(state.document, state.selectedNodes);
    if (toggle === null) return;
    const names = namesOf(state, toggle.nodes);
    if (state.edit(toggle.change, `${toggle.bypassed ? 'bypass' : 'use'} ${names}`)) {
      state.announce(`${names} ${toggle.bypassed ? 'bypassed' : 'in use'}`);
    }
  },
};

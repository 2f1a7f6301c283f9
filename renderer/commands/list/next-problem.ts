import { nextPlace } from '../../problems/next-place';
import { plainMessage } from '../../problems/problem-words';
import type { Command } from '../command';

/** The last problem shown was one of the settings, which select nothing. */
let atSettings = false;

export const nextProblemCommand: Command = {
  id: 'problems.next',
  title: 'Next problem',
  group: 'View',
  shortcut: 'F8',
  disabled: ({ analysis }) => (analysis.problems.length === 0 ? 'There are no problems' : null),
  run({ app }) {
    const { analysis, selectedNodes, select, revealNode, showDock, announce } = app.getState();
    const place = nextPlace(analysis.problems, selectedNodes, atSettings);
    showDock('problems');
    if (place === null) return;
    atSettings = place.node === null;
    if (place.node === null) select([]);
    else revealNode(place.node);
    announce(place.problems.map(plainMessage).join(' '));
  },
};

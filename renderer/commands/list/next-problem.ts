import type { Command } from '../command';

export const nextProblemCommand: Command = {
  id: 'problems.next',
  title: 'Next problem',
  group: 'View',
  shortcut: 'F8',
  disabled: ({ analysis }) => (analysis.problems.length === 0 ? 'There are no problems' : null),
  run({ app }) {
    const { analysis, selectedNodes, revealNode, showDock, announce } = app.getState();
    const places = analysis.problems.flatMap((problem) => problem.nodes.slice(0, 1).map((node) => ({ node, problem })));
    const here = places.findIndex(({ node }) => selectedNodes.has(node));
    const next = places[(here + 1) % places.length];
    showDock('problems');
    if (next === undefined) return;
    revealNode(next.node);
    announce(next.problem.message.replaceAll('**', ''));
  },
};

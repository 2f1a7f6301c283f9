import { claims } from '../../../src-core/explain/registry';
import { invitedBy } from '../../explain/claim-graph';
import type { Command } from '../command';

/** Of the claims that the network invites, the strongest that is about what is selected, else the strongest of all. */
export const explainCommand: Command = {
  id: 'view.explain',
  title: 'Explain',
  group: 'View',
  icon: 'book-open',
  words: 'why claim chapter measure proof collapse rank',
  shortcut: 'Mod+Shift+E',
  disabled: ({ analysis }) => (analysis.valid === null ? 'The network has errors' : null),
  run({ app }) {
    const state = app.getState();
    const invited = invitedBy(state);
    const about = invited.find(({ nodes }) => nodes.some((node) => state.selectedNodes.has(node)));
    const node = about?.nodes.find((each) => state.selectedNodes.has(each));
    const claim = about ?? invited[0];
    state.explain(claim?.claim ?? null, node === undefined ? {} : { node });
  },
};

/** One for each claim, so that the palette finds it by name. */
export const explainCommands: readonly Command[] = claims.map(({ id, title, section, icon }) => ({
  id: `explain.${id}`,
  title: `Explain: ${title}`,
  group: 'Chapter',
  icon,
  words: `claim ${section} why measure`,
  run: ({ app }) => app.getState().explain(id),
}));

import { blankDocument } from '../../../src-core/graph/make';
import type { Command } from '../command';
import { mayReplace } from '../project-files';

export const newProjectCommand: Command = {
  id: 'file.new',
  title: 'New blank network',
  group: 'File',
  icon: 'file-plus',
  shortcut: 'Mod+N',
  async run(context) {
    if (await mayReplace(context)) context.app.getState().load(blankDocument(), null);
  },
};

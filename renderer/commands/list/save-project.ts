import type { Command } from '../command';
import { saveProject } from '../project-files';

export const saveProjectCommand: Command = {
  id: 'file.save',
  title: 'Save',
  group: 'File',
  icon: 'save',
  shortcut: 'Mod+S',
  async run(context) {
    await saveProject(context, false);
  },
};

import type { Command } from '../command';
import { saveProject } from '../project-files';

export const saveProjectAsCommand: Command = {
  id: 'file.save-as',
  title: 'Save as…',
  group: 'File',
  icon: 'save',
  shortcut: 'Mod+Shift+S',
  async run(context) {
    await saveProject(context, true);
  },
};

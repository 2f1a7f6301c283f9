import type { Command } from '../command';
import { openProject } from '../project-files';

export const openProjectCommand: Command = {
  id: 'file.open',
  title: 'Open a project…',
  group: 'File',
  icon: 'folder-open',
  shortcut: 'Mod+O',
  run: openProject,
};

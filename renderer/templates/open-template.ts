import { findTemplate } from '../../src-core/templates/registry';
import type { CommandContext } from '../commands/command';
import { mayReplace } from '../commands/project-files';

/** Puts a template onto the canvas, with its line of what to try. False where the user keeps what is there. */
export async function openTemplate(context: CommandContext, id: string): Promise<boolean> {
  const template = findTemplate(id);
  if (template === null || !(await mayReplace(context))) return false;
  const { load, showIntro } = context.app.getState();
  load(template.make(), null);
  showIntro(id);
  return true;
}

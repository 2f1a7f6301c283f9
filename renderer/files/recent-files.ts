import type { CommandContext } from '../commands/command';
import { mayReplace, showOpened } from '../commands/project-files';

/** Asks the host for the list anew: after a start, an opening, a save. */
export async function refreshRecent({ app, host }: CommandContext): Promise<void> {
  // Without the list there is nothing but the list missing.
  const files = await host.recentFiles().catch(() => []);
  app.getState().setRecentFiles(files);
}

export async function openRecent(context: CommandContext, handle: string): Promise<void> {
  if (await mayReplace(context)) showOpened(context, await context.host.openRecent(handle));
}

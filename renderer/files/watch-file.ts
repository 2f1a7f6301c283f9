import type { CommandContext } from '../commands/command';
import { showOpened } from '../commands/project-files';
import { isUnsaved } from '../store/selectors';

/**
 * Looks at the open project's file and asks what to do where another program has changed it. Answers with the stamp of
 * what was asked about, so that one change is asked about once.
 */
export async function followFile({ app, host }: CommandContext, asked: string): Promise<string> {
  const { file, question } = app.getState();
  const handle = file?.handle ?? null;
  if (handle === null || question !== null) return asked;
  const { state, stamp } = await host.fileState(handle);
  if (state !== 'changed' || stamp === asked || app.getState().file?.handle !== handle) return asked;
  const answer = await app.getState().ask({
    title: `“${file?.name}” was changed by another program`,
    detail: isUnsaved(app.getState())
      ? 'Your version has changes that were not saved. Reading the file again gives them up.'
      : 'You have no unsaved changes here.',
    answers: [
      { id: 'keep', title: 'Keep mine', look: 'default' },
      { id: 'reload', title: 'Read the file again', look: 'primary' },
    ],
  });
  if (answer === 'reload') showOpened({ app, host }, await host.openRecent(handle));
  return stamp;
}

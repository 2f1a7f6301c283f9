import type { StoreApi } from 'zustand/vanilla';
import { showUnsaved } from '../commands/project-files';
import type { Journal } from '../host/host';
import type { AppState } from '../store/state';

/**
 * Asks what shall become of the work that an earlier session left unsaved, and does it. What was left stays in the journal
 * until it is saved or given up, so that a second crash loses nothing either. True when it is on the canvas now.
 */
export async function offerRecovery(app: StoreApi<AppState>, journal: Journal): Promise<boolean> {
  const left = await journal.read();
  if (left === null) return false;
  const { name, folder } = left.file ?? { name: null, folder: '' };
  const where =
    name === null ? 'It was never saved to a file.' : `It belongs to ${folder === '' ? '' : `${folder}/`}${name}.`;
  const answer = await app.getState().ask({
    title: `Recover unsaved work on “${left.name}”?`,
    detail: `Layerloom was closed before this was saved. The work is of ${timeWords(left.time)}. ${where}`,
    answers: [
      { id: 'recover', title: 'Recover', look: 'primary' },
      { id: 'discard', title: 'Discard', look: 'danger' },
    ],
  });
  if (answer === 'recover' && showUnsaved(app, left)) {
    app.getState().announce(`Recovered ${left.name}. It is not saved yet.`);
    return true;
  }
  await journal.clear();
  return false;
}

/** "26 November, 14:03". */
function timeWords(time: number): string {
  const date = new Date(time);
  const day = date.toLocaleDateString(undefined, { day: 'numeric', month: 'long' });
  return `${day}, ${date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`;
}

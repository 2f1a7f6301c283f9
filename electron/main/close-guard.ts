import { type BrowserWindow, dialog } from 'electron';
import type { CloseAnswer } from '../shared/ipc-contract';

/** A page that has not answered by then is taken to hang. */
const patience = 5000;

export interface CloseGuard {
  readonly setDirty: (dirty: boolean) => void;
  /** The page asks the user, by the system's dialog. */
  readonly confirm: (name: string) => Promise<CloseAnswer>;
  /** The page has saved or given up its changes. */
  readonly closeNow: () => void;
  /** Whether the window that has gone had put off quitting the program. */
  readonly putOffQuitting: () => boolean;
}

export interface CloseParts {
  readonly askPage: () => void;
  /** Whether the program is quitting; asking forgets it, so that the answer holds for one attempt to close only. */
  readonly takeQuitting: () => boolean;
}

/** Keeps a window with unsaved changes open until the page says that it may go, or does not answer at all. */
export function guardClosing(window: BrowserWindow, parts: CloseParts): CloseGuard {
  let dirty = false;
  let mayGo = false;
  let finishing = false;
  let putOffQuitting = false;
  let waiting: NodeJS.Timeout | undefined;

  const goNow = (): void => {
    clearTimeout(waiting);
    mayGo = true;
    finishing = true;
    if (!window.isDestroyed()) window.close();
  };
  const offerForce = async (): Promise<void> => {
    if (!window.isDestroyed() && (await wantsToForce(window))) goNow();
  };

  window.on('close', (event) => {
    // Closing at the end of an attempt that was put off belongs to that attempt.
    if (finishing) return;
    // Each new attempt replaces the last: nobody tells when one came to nothing, as by a cancelled save.
    putOffQuitting = parts.takeQuitting();
    if (mayGo || !dirty) return;
    event.preventDefault();
    clearTimeout(waiting);
    waiting = setTimeout(() => void offerForce(), patience);
    parts.askPage();
  });
  window.on('closed', () => clearTimeout(waiting));
  // A page that died has nothing left to save.
  window.webContents.on('render-process-gone', () => {
    mayGo = true;
  });
  window.webContents.on('did-finish-load', () => {
    mayGo = false;
    finishing = false;
  });

  return {
    setDirty: (value) => {
      dirty = value;
    },
    confirm(name) {
      clearTimeout(waiting);
      return askToSave(window, name);
    },
    closeNow: goNow,
    putOffQuitting: () => putOffQuitting,
  };
}

async function askToSave(window: BrowserWindow, name: string): Promise<CloseAnswer> {
  const answers: readonly CloseAnswer[] = ['save', 'discard', 'cancel'];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Save the changes to “${name}”?`,
    detail: 'They are lost if you do not save them.',
    buttons: ['Save', 'Don’t Save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return answers[response] ?? 'cancel';
}

async function wantsToForce(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The editor does not answer.',
    detail: 'You can wait for it, or close the window and lose the unsaved changes.',
    buttons: ['Wait', 'Close Without Saving'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

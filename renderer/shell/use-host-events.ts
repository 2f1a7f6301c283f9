import { useEffect } from 'react';
import { replaceWith, saveProject } from '../commands/project-files';
import { commandContext, runCommand } from '../commands/run-command';
import { refreshRecent } from '../files/recent-files';
import { followFile } from '../files/watch-file';
import { keepJournal } from '../recovery/journal-writer';
import { offerRecovery } from '../recovery/offer-recovery';
import { appStore } from '../store/create-store';
import { isUnsaved } from '../store/selectors';
import { takesText } from '../ui/takes-text';

/** Menu commands, files that the system opens, and the wish to close the window. */
export function useHostEvents(): void {
  useEffect(() => {
    const { host } = commandContext;
    void begin();
    const stopListening = [
      host.onMenuCommand(runFromMenu),
      host.onFileOpened((file) => void replaceWith(commandContext, { ok: true, file })),
      host.onCloseRequested(() => void close()),
      followFileOnFocus(),
      followRecent(),
    ];
    return () => {
      for (const stop of stopListening) stop();
    };
  }, []);
}

let begun = false;

/** Work that a crash left comes before the file that the program was started with; from then on the journal is kept. */
async function begin(): Promise<void> {
  if (begun) return;
  begun = true;
  const { host, app } = commandContext;
  const recovered = await offerRecovery(app, host.journal);
  keepJournal({
    app,
    journal: host.journal,
    now: () => performance.now(),
    later(milliseconds, call) {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  // Nor does the last file take the place of what somebody has begun to draw while the program started.
  const given = await host.initialFile({ orLast: !recovered && !isUnsaved(app.getState()) });
  await replaceWith(commandContext, given);
}

/** The list grows with every file that is opened or saved. */
function followRecent(): () => void {
  void refreshRecent(commandContext);
  return appStore.subscribe(({ file }, before) => {
    if (file !== before.file) void refreshRecent(commandContext);
  });
}

/** Whoever comes back to the window may have changed the file meanwhile. */
function followFileOnFocus(): () => void {
  let asked = '';
  const look = (): void => {
    void followFile(commandContext, asked).then((stamp) => {
      asked = stamp;
    });
  };
  window.addEventListener('focus', look);
  return () => window.removeEventListener('focus', look);
}

const textEdits: Readonly<Record<string, string>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'edit.select-all': 'selectAll',
  'edit.delete': 'delete',
};

/**
 * A menu's Edit items act on the text field that has the focus, as they do in every program. Those that a field or a
 * dialog does not know are not done to the network behind it.
 */
function runFromMenu(id: string): void {
  const textEdit = textEdits[id];
  const inField = takesText(document.activeElement);
  const { dialog, question } = appStore.getState();
  const isElsewhere = inField || dialog !== null || question !== null;
  // Deprecated without a successor: nothing else reaches a field's own undo history.
  if (textEdit !== undefined && inField) document.execCommand(textEdit);
  else if (!isElsewhere || !/^(edit|arrange)\./.test(id)) runCommand(id, 'native menu');
}

async function close(): Promise<void> {
  const { host } = commandContext;
  const state = appStore.getState();
  if (isUnsaved(state)) {
    const answer = await host.confirmClose(state.document.name);
    if (answer === 'cancel') return;
    if (answer === 'save' && !(await saveProject(commandContext, false))) return;
    await host.journal.clear();
  }
  host.closeNow();
}

import { useEffect } from 'react';
import { mayReplace, saveProject, showFile, showOpened } from '../commands/project-files';
import { commandContext, runCommand } from '../commands/run-command';
import { appStore } from '../store/create-store';
import { isUnsaved } from '../store/selectors';

/** Menu commands, files that the system opens, and the wish to close the window. */
export function useHostEvents(): void {
  useEffect(() => {
    const { host } = commandContext;
    void host.initialFile().then((outcome) => showOpened(commandContext, outcome));
    const stopListening = [
      host.onMenuCommand(runFromMenu),
      host.onFileOpened((file) => {
        void mayReplace(commandContext).then((may) => {
          if (may) showFile(commandContext, file);
        });
      }),
      host.onCloseRequested(() => void close()),
    ];
    return () => {
      for (const stop of stopListening) stop();
    };
  }, []);
}

const textEdits: Readonly<Record<string, string>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'edit.select-all': 'selectAll',
  'edit.delete': 'delete',
};

/** A menu's Edit items act on the text field that has the focus, as they do in every program. */
function runFromMenu(id: string): void {
  const textEdit = textEdits[id];
  const inField = document.activeElement?.matches('input, textarea') === true;
  // Deprecated without a successor: nothing else reaches a field's own undo history.
  if (textEdit !== undefined && inField) document.execCommand(textEdit);
  else runCommand(id);
}

async function close(): Promise<void> {
  const { host } = commandContext;
  const state = appStore.getState();
  if (isUnsaved(state)) {
    const answer = await host.confirmClose(state.document.name);
    if (answer === 'cancel') return;
    if (answer === 'save' && !(await saveProject(commandContext, false))) return;
  }
  host.closeNow();
}

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
      host.onMenuCommand(runCommand),
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

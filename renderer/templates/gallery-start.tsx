import { useEffect, useState } from 'react';
import type { RecentFile } from '../../electron/shared/ipc-contract';
import { mayReplace, showOpened } from '../commands/project-files';
import { commandContext } from '../commands/run-command';
import { useCommand } from '../commands/use-command';
import { appStore, useApp } from '../store/create-store';
import { Icon } from '../ui/icon';

/** The left column: an empty canvas, a file, or one of the files of before. */
export function GalleryStart({ onClose }: { onClose: () => void }) {
  const create = useCommand('file.new');
  const openFile = useCommand('file.open');
  const recent = useRecentFiles();
  useCloseWhenReplaced(onClose);
  return (
    <aside className="wl0">
      <div className="start">
        <button type="button" className="it" onClick={() => create.run()}>
          <Icon name="file-plus" />
          New blank network
          {create.shortcut === undefined ? null : <kbd>{create.shortcut}</kbd>}
        </button>
        <button type="button" className="it" onClick={() => openFile.run()}>
          <Icon name="folder-open" />
          Open a project
          {openFile.shortcut === undefined ? null : <kbd>{openFile.shortcut}</kbd>}
        </button>
      </div>
      {recent.length === 0 ? null : (
        <>
          <h3>Recent</h3>
          <div className="rec">
            {recent.map((file) => (
              <button
                key={file.handle}
                type="button"
                className={file.gone ? 'rc is-gone' : 'rc'}
                title={whereItIs(file)}
                onClick={() => void openRecent(file)}
              >
                <Icon name="file-text" />
                <span className="grow">
                  <span className="cut rc-name">{file.name}</span>
                  <span className="cut t3 s11t rc-name">{file.gone ? `Not there: ${file.folder}` : file.folder}</span>
                </span>
              </button>
            ))}
          </div>
        </>
      )}
      <span className="sp" />
      <p className="s11t t3 gallery-promise">Nothing leaves this machine. No account.</p>
    </aside>
  );
}

function whereItIs({ folder, name, gone }: RecentFile): string {
  const path = folder === '' ? name : `${folder}/${name}`;
  return gone ? `${path} is not there: it was removed, renamed, or its drive is not connected.` : path;
}

function useRecentFiles(): readonly RecentFile[] {
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    let wanted = true;
    commandContext.host.recentFiles().then(
      (found) => {
        if (wanted) setFiles(found.slice(0, 8));
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return files;
}

async function openRecent(file: RecentFile): Promise<void> {
  if (await mayReplace(commandContext)) showOpened(commandContext, await commandContext.host.openRecent(file.handle));
}

/** Another project came onto the canvas (a new one, a file): the gallery has done its work. */
function useCloseWhenReplaced(onClose: () => void): void {
  const [saved] = useState(() => appStore.getState().saved);
  const replaced = useApp(
    (state) => state.past.length === 0 && state.document === state.saved && state.saved !== saved,
  );
  useEffect(() => {
    if (replaced) onClose();
  }, [replaced, onClose]);
}

import { useEffect, useState } from 'react';
import { commandContext } from '../commands/run-command';
import { useCommand } from '../commands/use-command';
import { openRecent, refreshRecent } from '../files/recent-files';
import { whereItIs } from '../files/where-it-is';
import { appStore, useApp } from '../store/create-store';
import { Icon } from '../ui/icon';

/** The left column: an empty canvas, a file, or one of the files of before. */
export function GalleryStart({ onClose }: { onClose: () => void }) {
  const create = useCommand('file.new');
  const openFile = useCommand('file.open');
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
      {commandContext.host.keepsRecentFiles ? <RecentFiles /> : null}
      <span className="sp" />
      <p className="s11t t3 gallery-promise">Nothing leaves this machine. No account.</p>
    </aside>
  );
}

function RecentFiles() {
  const recent = useApp(({ recentFiles }) => recentFiles);
  // What was removed meanwhile is marked.
  useEffect(() => void refreshRecent(commandContext), []);
  return (
    <>
      <h3>Recent</h3>
      {recent.length === 0 ? (
        <p className="s11t t3 rc-none">Projects that you save or open are listed here.</p>
      ) : (
        <div className="rec">
          {recent.slice(0, 8).map((file) => (
            <button
              key={file.handle}
              type="button"
              className={file.gone ? 'rc is-gone' : 'rc'}
              title={whereItIs(file)}
              onClick={() => void openRecent(commandContext, file.handle)}
            >
              <Icon name="file-text" />
              <span className="grow">
                <span className="cut rc-name">{file.name}</span>
                <span className="cut t3 s11t rc-name">{file.gone ? `Not there: ${file.folder}` : file.folder}</span>
              </span>
            </button>
          ))}
        </div>
      )}
    </>
  );
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

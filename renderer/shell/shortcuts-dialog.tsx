import type { Command } from '../commands/command';
import { commands } from '../commands/registry';
import { isMac } from '../commands/run-command';
import { formatShortcut } from '../commands/shortcut';
import { Dialog } from '../ui/dialog';

const groups: readonly Command['group'][] = ['Run', 'File', 'Edit', 'View', 'Help'];

/** Every command that has a key. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className="modal-body shortcuts">
        {groups.map((group) => {
          const rows = commands.filter((command) => command.group === group && command.shortcut !== undefined);
          if (rows.length === 0) return null;
          return (
            <section key={group}>
              <h3 className="h3">{group}</h3>
              <dl className="kv">
                {rows.map(({ id, title, shortcut }) => (
                  <div key={id} className="kv-row">
                    <dt>{title.replace('…', '')}</dt>
                    <dd>
                      <kbd>{formatShortcut(shortcut ?? '', isMac)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}

import { Fragment } from 'react';
import { type CommandGroup, commandGroups } from '../commands/command';
import { isMac } from '../commands/is-mac';
import { commands } from '../commands/registry';
import { formatShortcut } from '../commands/shortcut';
import { useApp } from '../store/create-store';
import type { DragMode } from '../store/settings-slice';
import { Dialog } from '../ui/dialog';

/** What keys and mouse do on the canvas without being a command. */
const gesturesIn = (dragMode: DragMode): readonly KeyRow[] => [
  ['Search for a node, at the pointer', 'Tab'],
  ['The same', 'Double click'],
  ['Go along a wire', 'Alt+Arrows'],
  ['Move the selection', 'Arrows'],
  ['Move it ten times as far', 'Shift+Arrows'],
  ['Let go of the selection', 'Esc'],
  ['Cut a wire', 'Drag its end off'],
  ['Add without a wire, in the search', 'Shift+Enter'],
  ['Select one more', 'Mod+Click'],
  ['Select with a box', dragMode === 'select' ? 'Drag' : 'Shift+Drag'],
  ['Add what is in a box', dragMode === 'select' ? 'Shift+Drag' : 'Mod+Shift+Drag'],
  ['Move the view', dragMode === 'select' ? 'Scroll, middle drag' : 'Drag, middle drag'],
  ['Zoom', dragMode === 'select' ? 'Mod+Scroll, pinch' : 'Scroll, pinch'],
  ['Menu of what is selected', 'Shift+F10'],
];

/** Every command that has a key, and the gestures of the canvas. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const dragMode = useApp(({ settings }) => settings.dragMode);
  return (
    <Dialog title="Keyboard shortcuts" size="large" onClose={onClose}>
      <div className="modal-body shortcuts">
        {commandGroups.map((group) => (
          <Fragment key={group}>
            {/* Here the three columns come out about even. */}
            {group === 'Edit' ? <Keys title="Canvas" rows={gesturesIn(dragMode)} /> : null}
            <Keys title={group} rows={keysOf(group)} />
          </Fragment>
        ))}
      </div>
    </Dialog>
  );
}

type KeyRow = readonly [name: string, keys: string];

function keysOf(group: CommandGroup): readonly KeyRow[] {
  return commands.flatMap(({ group: its, title, shortcut }): KeyRow[] =>
    its === group && shortcut !== undefined ? [[title, shortcut]] : [],
  );
}

function Keys({ title, rows }: { title: string; rows: readonly KeyRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className="h3">{title}</h3>
      <dl className="kv">
        {rows.map(([name, keys]) => (
          <div key={name} className="kv-row">
            <dt>{name.replace('…', '')}</dt>
            <dd>
              <kbd>{formatShortcut(keys, isMac)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

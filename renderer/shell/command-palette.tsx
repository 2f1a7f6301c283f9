import { Dialog as Ark } from '@ark-ui/react/dialog';
import { Portal } from '@ark-ui/react/portal';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isMac } from '../commands/is-mac';
import { type PaletteItem, type PaletteMode, paletteSections } from '../commands/palette-items';
import { makeRecentCommands } from '../commands/recent-commands';
import { commands } from '../commands/registry';
import { commandContext, runCommand } from '../commands/run-command';
import { isPressed } from '../commands/shortcut';
import { openRecent } from '../files/recent-files';
import { appStore } from '../store/create-store';
import { Icon } from '../ui/icon';
import { movedBy } from './list-keys';
import { PaletteList } from './palette-list';

const recent = makeRecentCommands(localStorage);

const words: Record<PaletteMode, { readonly label: string; readonly hint: string; readonly none: string }> = {
  commands: { label: 'Command palette', hint: 'Type a command or a node', none: 'No command and no node is called' },
  find: { label: 'Find a node', hint: 'Find a node', none: 'No node is called' },
};

const noneWords = (mode: PaletteMode, query: string): string =>
  query === ''
    ? 'The canvas has no node yet. Press A there to add one.'
    : `${words[mode].none} “${query}”. Fewer letters find more.`;

/** Search over everything that can be done and every node there is; arrows choose, Enter does it, Escape closes. */
export function CommandPalette({ mode, onClose }: { mode: PaletteMode; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [opener] = useState(() => document.activeElement);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  // The state of the moment it was opened: what is listed must not change under the reader's eyes.
  const [state] = useState(() => appStore.getState());
  const sections = useMemo(() => paletteSections(query, mode, state, commands, recent.get()), [query, mode, state]);
  const items = sections.flatMap((section) => section.items);

  /** Closed before anything is done, with the focus where it was: a command may want it elsewhere. */
  const close = (): void => {
    flushSync(onClose);
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  const perform = (item: PaletteItem): void => {
    if (item.reason !== null) {
      appStore.getState().announce(`${item.title}: ${item.reason}`);
      return;
    }
    close();
    if ('node' in item.does) appStore.getState().revealNode(item.does.node);
    else if ('file' in item.does) void openRecent(commandContext, item.does.file);
    else {
      recent.add(item.does.command);
      runCommand(item.does.command);
    }
  };
  const showOrClose = (other: PaletteMode): void => {
    if (other === mode) close();
    else appStore.getState().openDialog(other);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[chosen];
    const next = movedBy(event.key, chosen, items.length);
    if (next !== null) setChosen(next);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && item !== undefined) perform(item);
    else if (isPressed('Mod+K', event, isMac)) showOrClose('commands');
    else if (isPressed('Mod+F', event, isMac)) showOrClose('find');
    // There is nothing else to go to.
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  };

  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, chosen]);

  return (
    <Ark.Root
      open
      restoreFocus={false}
      initialFocusEl={() => field.current}
      // A dialog that was just left gives the focus back to where it was, a moment too late.
      onFocusOutside={(event) => event.preventDefault()}
      onOpenChange={({ open }) => {
        if (!open) close();
      }}
    >
      <Portal>
        <Ark.Backdrop className="backdrop clear" />
        <Ark.Positioner className="dialog-layer cmd-layer">
          <Ark.Content className="pop cmd" aria-label={words[mode].label}>
            <label className="q">
              <Icon name="search" />
              <input
                ref={field}
                role="combobox"
                aria-label={words[mode].label}
                aria-expanded
                aria-controls={list}
                aria-activedescendant={items.length === 0 ? undefined : `${list}-${chosen}`}
                autoComplete="off"
                spellCheck={false}
                placeholder={words[mode].hint}
                value={query}
                onChange={(event) => {
                  setQuery(event.target.value);
                  setChosen(0);
                }}
                onKeyDown={onKeyDown}
              />
            </label>
            <PaletteList id={list} sections={sections} chosen={chosen} onPoint={setChosen} onChoose={perform} />
            <p className="none" role="status" hidden={items.length > 0}>
              {items.length > 0 ? '' : noneWords(mode, query.trim())}
            </p>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  );
}

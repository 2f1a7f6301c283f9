import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { Fragment, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { runCommand } from '../commands/run-command';
import { useCommand } from '../commands/use-command';
import { contextMenus, type MenuTarget } from './context-menu-items';

export interface OpenMenu {
  readonly target: MenuTarget;
  /** Pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** Commands for what was clicked, at the pointer. Those that cannot be done say why. */
export function ContextMenu({ menu, onClose }: { menu: OpenMenu; onClose: () => void }) {
  const [opener] = useState(() => document.activeElement);
  const chosen = useRef<string | null>(null);
  /** Closed before anything is done, with the focus where it was: a command may want it elsewhere. */
  const close = (): void => {
    flushSync(onClose);
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    if (chosen.current !== null) runCommand(chosen.current);
  };
  const label = { node: 'Node', nodes: 'Selection', wire: 'Wire', canvas: 'Canvas', frame: 'Frame', note: 'Note' }[
    menu.target
  ];
  return (
    <Menu.Root
      open
      positioning={{
        placement: 'bottom-start',
        gutter: 2,
        overlap: true,
        getAnchorRect: () => ({ x: menu.x, y: menu.y, width: 0, height: 0 }),
      }}
      onOpenChange={({ open }) => {
        if (!open) close();
      }}
      // Told before the menu closes.
      onSelect={({ value }) => {
        chosen.current = value;
      }}
    >
      <Portal>
        <Menu.Positioner className="menu-layer">
          <Menu.Content className="pop menu context-menu" aria-label={label}>
            {contextMenus[menu.target].map((group, index) => (
              <Fragment key={group[0]}>
                {index === 0 ? null : <Menu.Separator />}
                {group.map((id) => (
                  <Item key={id} id={id} />
                ))}
              </Fragment>
            ))}
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}

function Item({ id }: { id: string }) {
  const { title, shortcut, disabledReason } = useCommand(id);
  return (
    <Menu.Item value={id} className="mi" disabled={disabledReason !== undefined} title={disabledReason}>
      {title.replace('…', '')}
      <span className="k cut">{disabledReason ?? shortcut}</span>
    </Menu.Item>
  );
}

import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { Icon } from '../ui/icon';
import { useCommand } from './use-command';

interface CommandMenuProps {
  /** Of the button: "Export the curves". */
  readonly label: string;
  readonly icon: string;
  /** Of the commands, in order. */
  readonly ids: readonly string[];
}

/** A small button that opens a list of commands. */
export function CommandMenu({ label, icon, ids }: CommandMenuProps) {
  return (
    <Menu.Root positioning={{ placement: 'top-end', gutter: 6 }} lazyMount unmountOnExit>
      <Menu.Trigger className="ib sm" aria-label={label} title={label}>
        <Icon name={icon} />
      </Menu.Trigger>
      <Portal>
        <Menu.Positioner>
          <Menu.Content className="pop menu">
            {ids.map((id) => (
              <CommandItem key={id} id={id} />
            ))}
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}

function CommandItem({ id }: { id: string }) {
  const { title, shortcut, disabledReason, run } = useCommand(id);
  return (
    <Menu.Item
      value={id}
      className="mi"
      disabled={disabledReason !== undefined}
      onSelect={run}
      title={disabledReason ?? title}
    >
      {title}
      {shortcut === undefined ? null : <span className="k">{shortcut}</span>}
    </Menu.Item>
  );
}

import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { Icon } from '../ui/icon';
import { CommandItem } from './command-item';

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

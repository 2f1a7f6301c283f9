import { Menu } from '@ark-ui/react/menu';
import { Icon } from '../ui/icon';
import { useCommand } from './use-command';

/** A command as a row of a menu: what it is called, its keys, and why it is off. */
export function CommandItem({ id, icon }: { id: string; icon?: string }) {
  const { title, shortcut, disabledReason, run } = useCommand(id);
  return (
    <Menu.Item
      value={id}
      className="mi"
      disabled={disabledReason !== undefined}
      onSelect={run}
      title={disabledReason ?? title}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {title}
      {shortcut === undefined ? null : <span className="k">{shortcut}</span>}
    </Menu.Item>
  );
}

import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { useCommand } from '../commands/use-command';
import { Icon } from '../ui/icon';
import { Mark } from './mark';

/** Everything about files, behind the app's mark: the browser has no menu bar of ours. */
export function FileMenu() {
  return (
    <Menu.Root positioning={{ placement: 'bottom-start', gutter: 8 }} lazyMount unmountOnExit>
      <Menu.Trigger className="mark-button" aria-label="File menu" title="File menu">
        <Mark />
      </Menu.Trigger>
      <Portal>
        <Menu.Positioner>
          <Menu.Content className="pop menu file-menu">
            <CommandItem id="file.new" icon="file-plus" />
            <CommandItem id="view.templates" icon="layout-template" />
            <CommandItem id="file.open" icon="folder-open" />
            <Menu.Separator />
            <CommandItem id="file.save" icon="save" />
            <CommandItem id="file.save-as" icon="copy" />
            <CommandItem id="file.export-tfjs" icon="download" />
            <Menu.Separator />
            <CommandItem id="help.commands" icon="command" />
            <CommandItem id="help.shortcuts" icon="keyboard" />
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}

function CommandItem({ id, icon }: { id: string; icon: string }) {
  const { title, shortcut, disabledReason, run } = useCommand(id);
  return (
    <Menu.Item
      value={id}
      className="mi"
      disabled={disabledReason !== undefined}
      onSelect={run}
      title={disabledReason ?? title}
    >
      <Icon name={icon} />
      {title}
      {shortcut === undefined ? null : <span className="k">{shortcut}</span>}
    </Menu.Item>
  );
}

import { Menu } from '@ark-ui/react/menu';
import { Portal } from '@ark-ui/react/portal';
import { CommandItem } from '../commands/command-item';
import { commandContext } from '../commands/run-command';
import { openRecent } from '../files/recent-files';
import { whereItIs } from '../files/where-it-is';
import { useApp } from '../store/create-store';
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
            <RecentItems />
            <Menu.Separator />
            <CommandItem id="help.commands" icon="command" />
            <CommandItem id="help.shortcuts" icon="keyboard" />
            <CommandItem id="help.nodes" icon="book-open" />
            <CommandItem id="help.tour" icon="waypoints" />
          </Menu.Content>
        </Menu.Positioner>
      </Portal>
    </Menu.Root>
  );
}

/** The files of before, newest first; more of them are in the gallery and the palette. */
function RecentItems() {
  const files = useApp(({ recentFiles }) => recentFiles);
  if (files.length === 0) return null;
  return (
    <>
      <Menu.Separator />
      <Menu.ItemGroup>
        <Menu.ItemGroupLabel className="lab">Recent</Menu.ItemGroupLabel>
        {files.slice(0, 5).map((file) => (
          <Menu.Item
            key={file.handle}
            value={`recent ${file.handle}`}
            className="mi"
            onSelect={() => void openRecent(commandContext, file.handle)}
            title={whereItIs(file)}
          >
            <Icon name="file-text" />
            <span className="cut">{file.name}</span>
            {file.gone ? <span className="k">not there</span> : null}
          </Menu.Item>
        ))}
      </Menu.ItemGroup>
    </>
  );
}

import { useCommand } from '../commands/use-command';
import { IconButton } from '../ui/icon-button';

/** Deletes what is selected. */
export function DeleteButton() {
  const command = useCommand('edit.delete');
  return <IconButton icon="trash-2" label="Delete" shortcut={command.shortcut} onClick={() => command.run()} />;
}

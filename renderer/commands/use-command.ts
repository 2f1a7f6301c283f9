import { useApp } from '../store/create-store';
import { isMac } from './is-mac';
import { findCommand } from './registry';
import { runCommand } from './run-command';
import { formatShortcut } from './shortcut';

export interface UsableCommand {
  readonly title: string;
  readonly shortcut: string | undefined;
  readonly disabledReason: string | undefined;
  run(): void;
}

/** A command as a button needs it. */
export function useCommand(id: string): UsableCommand {
  const command = findCommand(id);
  if (command === null) throw new Error(`There is no command ${id}`);
  const disabledReason = useApp((state) => command.disabled?.(state) ?? undefined);
  return {
    title: command.title,
    shortcut: command.shortcut === undefined ? undefined : formatShortcut(command.shortcut, isMac),
    disabledReason,
    run: () => runCommand(id),
  };
}

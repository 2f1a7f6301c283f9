import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host';
import type { AppState } from '../store/state';

export interface CommandContext {
  readonly app: StoreApi<AppState>;
  readonly host: Host;
}

/** In the order in which lists of commands show them. */
export const commandGroups = ['Run', 'File', 'Edit', 'Arrange', 'View', 'Chapter', 'Help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something a user can do. Menus, buttons, keys, the palette and the list of shortcuts all read the registry. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  readonly icon?: string;
  /** Other words that find it in the palette. */
  readonly words?: string;
  /** `Mod` is Ctrl, or ⌘ on a Mac: `Mod+Shift+Z`. Single keys work only outside of text fields. */
  readonly shortcut?: string;
  /** Further keys that do the same and are not printed. */
  readonly alsoKeys?: readonly string[];
  /** The browser itself turns these keys into a clipboard event, which `use-clipboard` answers. */
  readonly keysAreClipboard?: true;
  /** Why it cannot be done now; `null` when it can. */
  disabled?(state: AppState): string | null;
  run(context: CommandContext): void | Promise<void>;
}

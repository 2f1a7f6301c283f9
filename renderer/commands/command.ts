import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host';
import type { AppState } from '../store/state';

export interface CommandContext {
  readonly app: StoreApi<AppState>;
  readonly host: Host;
}

/** Something a user can do. Menus, buttons, keys and the list of shortcuts all read the registry. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'File' | 'Edit' | 'View' | 'Run' | 'Help';
  /** `Mod` is Ctrl, or ⌘ on a Mac: `Mod+Shift+Z`. Single keys work only outside of text fields. */
  readonly shortcut?: string;
  /** Why it cannot be done now; `null` when it can. */
  disabled?(state: AppState): string | null;
  run(context: CommandContext): void | Promise<void>;
}

import { chooseHost } from '../host/choose-host';
import { appStore } from '../store/create-store';
import type { CommandContext } from './command';
import { findCommand } from './registry';

export const commandContext: CommandContext = { app: appStore, host: chooseHost() };

/**
 * Runs a command if it can be done now; says why not if it cannot. From a menu that could not show this beforehand it is
 * said on the screen too; a key that does nothing is answer enough for the eye.
 */
export function runCommand(id: string, from: 'window' | 'native menu' = 'window'): void {
  const command = findCommand(id);
  if (command === null) return;
  const state = appStore.getState();
  const reason = command.disabled?.(state) ?? null;
  if (reason !== null) {
    state.announce(`${command.title}: ${reason}`);
    if (from === 'native menu') state.toast({ kind: 'info', title: command.title, detail: `${reason}.` });
    return;
  }
  Promise.resolve(command.run(commandContext)).catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    appStore.getState().toast({ kind: 'error', title: `${command.title} did not work`, detail });
  });
}

import { useEffect } from 'react';
import { commands } from '../commands/registry';
import { isMac, runCommand } from '../commands/run-command';
import { isPressed } from '../commands/shortcut';
import { appStore } from '../store/create-store';

/** Shortcuts of the registry, wherever the focus is; a text field keeps the keys that it needs itself. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commands.find(({ shortcut }) => shortcut !== undefined && isPressed(shortcut, event, isMac));
      if (command?.shortcut === undefined || isTaken(event, command.shortcut)) return;
      event.preventDefault();
      runCommand(command.id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Keys that belong to what has the focus, or to an open dialog. */
function isTaken(event: KeyboardEvent, shortcut: string): boolean {
  const { dialog, question } = appStore.getState();
  if (dialog !== null || question !== null) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target === null) return false;
  const editable = target.isContentEditable || target.matches('input, textarea, select');
  if (editable) return !/^Mod\+(Shift\+)?[SONE]$/.test(shortcut);
  const pressable = target.closest(
    'button, a, [role="menuitem"], [role="option"], [role="tab"], [role="slider"], [role="gridcell"], td',
  );
  return pressable !== null && (event.key === ' ' || event.key === 'Enter');
}

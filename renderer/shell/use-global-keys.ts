import { useEffect } from 'react';
import { isMac } from '../commands/is-mac';
import { commands } from '../commands/registry';
import { runCommand } from '../commands/run-command';
import { isPressed } from '../commands/shortcut';
import { appStore } from '../store/create-store';
import { takesText } from '../ui/takes-text';

/** Shortcuts of the registry, wherever the focus is; a text field keeps the keys that it needs itself. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = commandOf(event);
      if (pressed === null || isTaken(event, pressed.keys)) return;
      event.preventDefault();
      runCommand(pressed.id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The command of these keys, unless the browser makes a clipboard event of them. */
function commandOf(event: KeyboardEvent): { readonly id: string; readonly keys: string } | null {
  for (const { id, shortcut, alsoKeys = [], keysAreClipboard } of commands) {
    if (shortcut === undefined || keysAreClipboard === true) continue;
    const keys = [shortcut, ...alsoKeys].find((candidate) => isPressed(candidate, event, isMac));
    if (keys !== undefined) return { id, keys };
  }
  return null;
}

/** Keys that belong to what has the focus, or to an open dialog. */
function isTaken(event: KeyboardEvent, shortcut: string): boolean {
  const { dialog, question } = appStore.getState();
  if (dialog !== null || question !== null) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target === null) return false;
  if (takesText(target)) return !/^Mod\+(Shift\+)?[SONEKF]$|^(Shift\+)?F[168]$/.test(shortcut);
  // A menu finds its entries by their first letters.
  if (target.closest('[role="menu"]') !== null) return true;
  const pressable = target.closest(
    'button, a, input, [role="menuitem"], [role="option"], [role="tab"], [role="slider"], [role="gridcell"], td',
  );
  return pressable !== null && (event.key === ' ' || event.key === 'Enter');
}

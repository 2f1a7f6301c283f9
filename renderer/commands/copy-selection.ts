import { copiedText } from './clipboard';
import type { CommandContext } from './command';
import { writeClipboard } from './system-clipboard';

/** Puts the selected nodes on the clipboard outside of a clipboard event; false and a message where that fails. */
export function copySelection({ app }: CommandContext): boolean {
  const text = copiedText(app.getState());
  if (text === null) return false;
  if (writeClipboard(text)) return true;
  const detail = 'The browser does not let a menu use the clipboard here. The keys do.';
  app.getState().toast({ kind: 'error', title: 'Nothing was copied', detail });
  return false;
}

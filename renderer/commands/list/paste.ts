import { canvasActions } from '../canvas-actions';
import { pasteText } from '../clipboard';
import type { Command, CommandContext } from '../command';
import { isMac } from '../is-mac';
import { formatShortcut } from '../shortcut';
import { readClipboard } from '../system-clipboard';

export const pasteCommand: Command = {
  id: 'edit.paste',
  title: 'Paste',
  group: 'Edit',
  shortcut: 'Mod+V',
  keysAreClipboard: true,
  run: (context) => paste(context, false),
};

export const pasteWiredCommand: Command = {
  id: 'edit.paste-wired',
  title: 'Paste with incoming wires',
  group: 'Edit',
  words: 'keep connections inputs',
  shortcut: 'Mod+Shift+V',
  keysAreClipboard: true,
  run: (context) => paste(context, true),
};

async function paste({ app }: CommandContext, keepIncoming: boolean): Promise<void> {
  // Before anything is asked for: the pointer goes elsewhere meanwhile.
  const at = canvasActions()?.pointer() ?? null;
  const text = await readClipboard();
  if (text !== null) {
    pasteText(app, text, { at, keepIncoming });
    return;
  }
  const keys = formatShortcut(keepIncoming ? 'Mod+Shift+V' : 'Mod+V', isMac);
  const detail = `What other programs copied is given to the keys only: press ${keys}.`;
  app.getState().toast({ kind: 'info', title: 'Nothing was pasted', detail });
}

import { useEffect } from 'react';
import { canvasActions } from '../commands/canvas-actions';
import { copiedText, namesOf, pasteText } from '../commands/clipboard';
import { deleteSelection } from '../commands/delete-selection';
import { rememberCopied } from '../commands/system-clipboard';
import { appStore } from '../store/create-store';
import { takesText } from '../ui/takes-text';

/**
 * Copy, cut and paste, by key or from a native menu: both come as clipboard events, which need no permission. Text fields
 * and selected text keep theirs.
 */
export function useClipboard(): void {
  useEffect(() => {
    let keepIncoming = false;

    const onCopy = (event: ClipboardEvent): void => {
      // Whatever is copied here now, what we copied before is no longer on the clipboard.
      rememberCopied(null);
      if (event.defaultPrevented || isTaken(event) || hasSelectedText()) return;
      const state = appStore.getState();
      const text = copiedText(state);
      if (text === null || event.clipboardData === null) return;
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      rememberCopied(text);
      state.announce(`${namesOf(state, [...state.selectedNodes])} ${event.type === 'cut' ? 'cut' : 'copied'}`);
      if (event.type === 'cut') deleteSelection(appStore, 'join', 'cut');
    };

    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (event.defaultPrevented || isTaken(event) || text === '') return;
      event.preventDefault();
      pasteText(appStore, text, { at: canvasActions()?.pointer() ?? null, keepIncoming });
    };

    // A paste event does not tell whether Shift was held.
    const onKey = (event: KeyboardEvent): void => {
      keepIncoming = event.type === 'keydown' && event.shiftKey && event.key.toLowerCase() === 'v';
    };
    const forget = (): void => rememberCopied(null);

    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    window.addEventListener('paste', onPaste);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    window.addEventListener('blur', forget);
    return () => {
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
      window.removeEventListener('blur', forget);
    };
  }, []);
}

/** Belongs to a text field or to an open dialog. */
function isTaken({ target }: ClipboardEvent): boolean {
  const { dialog, question } = appStore.getState();
  if (dialog !== null || question !== null) return true;
  return takesText(target);
}

function hasSelectedText(): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString() !== '';
}

import { copyText } from '../ui/copy-text';

/**
 * The clipboard for menus and the palette. Outside of a paste event the browser asks for a permission, and the desktop
 * refuses every permission; but what this window itself copied last is known while nothing else can have replaced it.
 */

let own: string | null = null;

/** To be called with what was put on the clipboard, or `null` when somebody else may have. */
export function rememberCopied(text: string | null): void {
  own = text;
}

/** False where the browser does not copy. */
export function writeClipboard(text: string): boolean {
  if (!copyText(text)) return false;
  own = text;
  return true;
}

/** `null` where the clipboard cannot be read. */
export async function readClipboard(): Promise<string | null> {
  if (own !== null) return own;
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}

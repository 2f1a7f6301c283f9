/**
 * Puts text on the clipboard by a copy event. The asynchronous clipboard asks for a permission, and the desktop
 * refuses every permission. False when the browser does not copy.
 */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put);
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', put);
  return copied;
}

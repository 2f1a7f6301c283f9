const noText = ['checkbox', 'radio', 'range', 'button', 'submit', 'file', 'color'];

/** Whether typing goes into this element: its keys and its clipboard are its own. A switch or a slider takes no text. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !noText.includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select'));
}

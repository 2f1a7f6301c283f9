import { cutText } from '../../src-core/cut-text';

/**
 * What a field has after something was typed or pasted, when at most `most` UTF-16 units may stand in it: of what came in
 * as much as there is room for, as the browser's own `maxlength` does, but no sign that people see as one is cut in two.
 */
export function limitedText(
  before: string,
  after: string,
  most: number,
): { readonly text: string; readonly caret: number } {
  if (after.length <= most) return { text: after, caret: after.length };
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let kept = 0;
  while (kept < before.length - start && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1;
  const end = after.slice(after.length - kept);
  // What was longer before, as an old file may have it, can only be shortened.
  const head = cutText(after.slice(0, after.length - kept), Math.max(most - kept, start));
  const begin = head.length < start ? after.slice(0, start) : head;
  return { text: begin + end, caret: begin.length };
}

/** The text of a controlled field after an input event; puts it right in the field itself, so that the caret stays. */
export function typedText(field: HTMLInputElement | HTMLTextAreaElement, before: string, most: number): string {
  const { text, caret } = limitedText(before, field.value, most);
  if (text !== field.value) {
    field.value = text;
    field.setSelectionRange(caret, caret);
  }
  return text;
}

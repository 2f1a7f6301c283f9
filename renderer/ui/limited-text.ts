import type { ChangeEvent } from 'react';
import { cutText } from '../../src-core/cut-text';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a field has after something was typed or pasted, when at most `most` UTF-16 units may stand in it: of what came in
 * as much as there is room for, as the browser's own `maxlength` does, but no sign that people see as one is cut in two.
 *
 * @param cursor Where the cursor is in `after`: what came in ends there. It tells which of several equal signs is new.
 */
export function limitedText(
  before: string,
  after: string,
  most: number,
  cursor = 0,
): { readonly text: string; readonly caret: number } {
  if (after.length <= most) return { text: after, caret: after.length };
  const kept = sameEnd(before, after, after.length - cursor);
  const start = sameStart(before, after, before.length - kept);
  const end = after.slice(after.length - kept);
  // What was longer before, as an old file may have it, can only be shortened.
  const head = cutText(after.slice(0, after.length - kept), Math.max(most - kept, start));
  const begin = head.length < start ? after.slice(0, start) : head;
  return { text: begin + end, caret: begin.length };
}

/** Units at the end of both, at most so many; none of a sign that only half belongs to it. */
function sameEnd(before: string, after: string, most: number): number {
  const limit = Math.min(most, before.length, after.length);
  let kept = 0;
  while (kept < limit && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1;
  const whole = cutText(before, before.length - kept).length;
  if (whole === before.length - kept) return kept;
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(before.slice(whole));
  return before.length - whole - (first?.segment.length ?? 0);
}

/** Units at the start of both, at most so many; none of a sign that only half belongs to it. */
function sameStart(before: string, after: string, most: number): number {
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  return cutText(before, start).length;
}

/** What fields had before an input method began to compose in them. */
const beforeComposition = new WeakMap<Field, string>();

/**
 * The text of a controlled field after an input event; puts it right in the field itself, so that the caret stays. What an
 * input method composes is its own until it is done: then it is cut.
 */
export function typedText({ target, nativeEvent }: ChangeEvent<Field>, before: string, most: number): string {
  if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) {
    if (!beforeComposition.has(target)) {
      beforeComposition.set(target, before);
      target.addEventListener('compositionend', () => cutComposed(target, most), { once: true });
    }
    return target.value;
  }
  const { text, caret } = limitedText(before, target.value, most, target.selectionEnd ?? 0);
  if (text !== target.value) {
    target.value = text;
    target.setSelectionRange(caret, caret);
  }
  return text;
}

function cutComposed(field: Field, most: number): void {
  const before = beforeComposition.get(field) ?? '';
  beforeComposition.delete(field);
  const { text, caret } = limitedText(before, field.value, most, field.selectionEnd ?? 0);
  if (text === field.value) return;
  // React replaces `value` on the element, and takes no event for news of a value that was written through that.
  Reflect.set(Reflect.getPrototypeOf(field) ?? field, 'value', text, field);
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

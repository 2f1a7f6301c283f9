// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { takesText } from './takes-text';

function made(markup: string): Element | null {
  const holder = document.createElement('div');
  holder.innerHTML = markup;
  return holder.firstElementChild;
}

test.each(['<input>', '<input type="text">', '<input type="number">', '<textarea></textarea>', '<select></select>'])(
  '%s takes text',
  (markup) => expect(takesText(made(markup))).toBe(true),
);

test.each(['<input type="checkbox">', '<input type="range">', '<button></button>', '<div tabindex="0"></div>'])(
  '%s leaves keys to the network',
  (markup) => expect(takesText(made(markup))).toBe(false),
);

test('nothing takes no text', () => expect(takesText(null)).toBe(false));

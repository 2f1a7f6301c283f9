// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { limitedText } from './limited-text';
import { TextField } from './text-field';

afterEach(cleanup);

const family = '👨‍👩‍👧';

test('of what is pasted in the middle as much goes in as there is room for; what stood there stays', () => {
  expect(limitedText('abcd', 'abXYZcd', 6)).toEqual({ text: 'abXYcd', caret: 4 });
  expect(limitedText('abcd', 'aXbcd', 4)).toEqual({ text: 'abcd', caret: 1 });
});

test('no emoji is cut in two', () => {
  expect(limitedText('ab', `a${family}b`, 2 + family.length - 1).text).toBe('ab');
  expect(limitedText('ab', `a${family}b`, 2 + family.length).text).toBe(`a${family}b`);
  expect(limitedText('ab', `ab${family}${family}`, 2 + family.length + 3).text).toBe(`ab${family}`);
});

test('no emoji is cut in two that begins or ends as its neighbour does', () => {
  expect(limitedText('ab🎨', 'ab🎭🎨', 5).text).toBe('ab🎨');
  expect(limitedText('ab🎨', 'ab🎭🎨', 4).text).toBe('ab🎨');
  expect(limitedText('🎨x', '🎭🎭🎭x', 3, 6)).toEqual({ text: '🎭x', caret: 2 });
});

test('of equal signs the one before the cursor is the new one', () => {
  expect(limitedText('aaa', 'aaaa', 3, 2)).toEqual({ text: 'aaa', caret: 1 });
  expect(limitedText('aaa', 'aaaa', 3, 4)).toEqual({ text: 'aaa', caret: 3 });
});

test('a text that is longer than the limit already can be shortened', () => {
  expect(limitedText('abcdefgh', 'abcdefg', 3).text).toBe('abcdefg');
  expect(limitedText('abcdefgh', 'abcdXefgh', 3).text).toBe('abcdefgh');
});

function Named() {
  const [name, setName] = useState('ab');
  return <TextField label="Name" value={name} maxLength={8} onChange={setName} />;
}

test('a field takes the whole emoji or none of it, and the caret stays where it was', () => {
  render(<Named />);
  const field = screen.getByLabelText<HTMLInputElement>('Name');
  fireEvent.change(field, { target: { value: `a${family}b`, selectionEnd: 1 + family.length } });
  expect(field.value).toBe('ab');
  expect(field.selectionStart).toBe(1);
  fireEvent.change(field, { target: { value: 'a🎨b' } });
  expect(field.value).toBe('a🎨b');
});

test('what an input method composes is left alone until it is done', () => {
  render(<Named />);
  const field = screen.getByLabelText<HTMLInputElement>('Name');
  const compose = (value: string): void => {
    fireEvent.input(field, { target: { value, selectionEnd: value.length - 1 }, isComposing: true });
  };
  fireEvent.compositionStart(field);
  compose('akyoutob');
  compose('akyoutonotenkib');
  expect(field.value).toBe('akyoutonotenkib');
  fireEvent.compositionEnd(field);
  expect(field.value).toBe('akyoutob');
  fireEvent.change(field, { target: { value: 'akyoub', selectionEnd: 5 } });
  expect(field.value).toBe('akyoub');
});

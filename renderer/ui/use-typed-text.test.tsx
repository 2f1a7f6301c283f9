// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useTypedText } from './use-typed-text';

afterEach(cleanup);

function typing(first: string) {
  const taken: (readonly [value: string, from: string])[] = [];
  const { result, rerender } = renderHook(
    ({ value }) => useTypedText(value, (next, from) => void taken.push([next, from])),
    { initialProps: { value: first } },
  );
  const type = (text: string, isGood: boolean): void => act(() => result.current.type(text, isGood));
  const leave = (isWrong: boolean): void => act(() => result.current.leave(isWrong));
  return { taken, type, leave, show: (value: string) => rerender({ value }), text: () => result.current.text };
}

test('what is right is handed on with the value from before the visit, what is wrong only stands in the field', () => {
  const { taken, type, show, text, leave } = typing('x');
  type('x+', false);
  expect(text()).toBe('x+');
  type('x+1', true);
  show('x+1');
  type('x+12', true);
  expect(taken).toEqual([
    ['x+1', 'x'],
    ['x+12', 'x'],
  ]);
  show('x+12');
  leave(false);
  type('x', true);
  expect(taken.at(-1)).toEqual(['x', 'x+12']);
});

test('a wrong text outlasts leaving the field, but not a value that changes elsewhere', () => {
  const { type, leave, show, text } = typing('x');
  type('x+', false);
  leave(true);
  expect(text()).toBe('x+');
  show('sin(x)');
  expect(text()).toBe('sin(x)');
});

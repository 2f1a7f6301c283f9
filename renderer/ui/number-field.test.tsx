// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { NumberField } from './number-field';

type Change = readonly [value: number, from: number];

/** The field over a value that really changes, as in the inspector. */
function Held({ changes }: { changes: Change[] }) {
  const [value, setValue] = useState(0.01);
  return (
    <>
      <NumberField
        label="Spread"
        value={value}
        min={0}
        max={10}
        step={0.01}
        onChange={(next, from) => {
          changes.push([next, from]);
          setValue(next);
        }}
      />
      <button type="button" onClick={() => setValue(3)}>
        set elsewhere
      </button>
    </>
  );
}

afterEach(cleanup);

function show(): { changes: Change[]; field: HTMLInputElement } {
  const changes: Change[] = [];
  render(<Held changes={changes} />);
  return { changes, field: screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Spread' }) };
}

test('a wrong text keeps the last good value in force and says the range', () => {
  const { changes, field } = show();
  for (const text of ['−0.01', '', 'abc', '11']) {
    fireEvent.change(field, { target: { value: text } });
    expect(changes).toEqual([]);
    expect(screen.getByRole('alert').textContent).toBe('From 0 to 10. Still in force: 0.01.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.value).toBe(text);
    expect(field.getAttribute('aria-valuenow')).toBe('0.01');
  }
});

test('Escape puts the value in force back', () => {
  const { field } = show();
  fireEvent.change(field, { target: { value: 'abc' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('0.01');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('leaving the field puts the value in force back; looking into another window does not', () => {
  const { changes, field } = show();
  act(() => field.focus());
  fireEvent.change(field, { target: { value: '11' } });
  // A window that loses the focus blurs its field, which stays the active element.
  fireEvent.blur(field);
  expect(field.value).toBe('11');
  act(() => field.blur());
  expect(field.value).toBe('0.01');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(field.getAttribute('aria-invalid')).toBe('false');
  expect(changes).toEqual([]);
});

test('all changes of one visit know the value before it, so that they can be one undo step', () => {
  const { changes, field } = show();
  for (const text of ['2', '2.', '2.5']) fireEvent.change(field, { target: { value: text } });
  expect(changes).toEqual([
    [2, 0.01],
    [2.5, 0.01],
  ]);
  fireEvent.blur(field);
  fireEvent.change(field, { target: { value: '4' } });
  expect(changes.at(-1)).toEqual([4, 2.5]);
});

test('scientific notation is taken, and stays as typed until the field is left', () => {
  const { changes, field } = show();
  fireEvent.change(field, { target: { value: '1e-3' } });
  expect(changes).toEqual([[0.001, 0.01]]);
  expect(field.value).toBe('1e-3');
  fireEvent.blur(field);
  expect(field.value).toBe('0.001');
});

test('arrow keys step, with Shift ten at once', () => {
  const { changes, field } = show();
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  fireEvent.keyDown(field, { key: 'ArrowUp', shiftKey: true });
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(changes.map(([value]) => value)).toEqual([0.02, 0.12, 0.11]);
});

test('a value that changes elsewhere replaces a wrong text', () => {
  const { field } = show();
  fireEvent.change(field, { target: { value: 'abc' } });
  fireEvent.click(screen.getByText('set elsewhere'));
  expect(field.value).toBe('3');
  expect(screen.queryByRole('alert')).toBeNull();
});

// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ShareBar } from './share-bar';

afterEach(cleanup);

test('a reader hears whole per cents, or the words for them', () => {
  const { rerender } = render(<ShareBar share={0.375} label="Exercises done" />);
  const bar = screen.getByRole('progressbar', { name: 'Exercises done' });
  expect(bar.getAttribute('aria-valuenow')).toBe('38');
  expect(bar.getAttribute('aria-valuetext')).toBeNull();
  rerender(<ShareBar share={0.375} label="Exercises done" said="3 of 8" />);
  expect(bar.getAttribute('aria-valuetext')).toBe('3 of 8');
});

test('of what cannot be told a reader hears no number', () => {
  render(<ShareBar share={null} label="Opening" />);
  expect(screen.getByRole('progressbar', { name: 'Opening' }).hasAttribute('aria-valuenow')).toBe(false);
});

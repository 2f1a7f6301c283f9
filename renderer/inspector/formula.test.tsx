// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Formula } from './formula';

vi.mock('./mathml', () => {
  throw new Error('no server');
});

afterEach(cleanup);

test('a formula that cannot be set can be read as TeX', async () => {
  const tex = '\\sigma(x)';
  render(<Formula inline tex={tex} />);
  expect((await screen.findByText(tex)).tagName).toBe('CODE');
  expect(screen.queryByText(/could not be loaded/)).toBeNull();
});

// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useThemeColors } from './theme-colors';

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset.theme;
});

function Shown() {
  return <p>{useThemeColors().dark ? 'dark' : 'light'}</p>;
}

/** As the window does: the theme is set after the first rendering, before anything listens. */
function Window() {
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = 'dark';
  }, []);
  return <Shown />;
}

test('a theme that is set right after the first rendering is drawn with', async () => {
  render(<Window />);
  expect(await screen.findByText('dark')).toBeTruthy();
});

test('a theme that is changed later is drawn with', async () => {
  render(<Shown />);
  expect(screen.getByText('light')).toBeTruthy();
  document.documentElement.dataset.theme = 'dark';
  expect(await screen.findByText('dark')).toBeTruthy();
});

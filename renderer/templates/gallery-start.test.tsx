// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { GalleryStart } from './gallery-start';

afterEach(cleanup);

// The page of this test is such a browser.
test('a browser without file pickers promises no list of recent files', () => {
  expect('showOpenFilePicker' in window).toBe(false);
  render(<GalleryStart onClose={() => undefined} />);
  expect(screen.getByText('Open a project')).toBeTruthy();
  expect(screen.queryByText('Recent')).toBeNull();
  expect(screen.queryByText(/are listed here/)).toBeNull();
});

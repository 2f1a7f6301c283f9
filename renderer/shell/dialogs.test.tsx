// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { appStore } from '../store/create-store';
import { Dialogs } from './dialogs';

vi.mock('../help/help-dialog', () => new Promise(() => undefined));

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a dialog whose file is long on its way can be seen and closed', async () => {
  vi.useFakeTimers();
  appStore.getState().openDialog('help');
  render(<Dialogs />);
  expect(screen.queryByRole('dialog')).toBeNull();
  act(() => {
    vi.advanceTimersByTime(400);
  });
  expect(screen.getByRole('dialog').textContent).toContain('Loading');
  vi.useRealTimers();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(appStore.getState().dialog).toBeNull());
});

import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardClosing } from './close-guard';

const showMessageBox = vi.hoisted(() => vi.fn<() => Promise<{ response: number }>>());
vi.mock('electron', () => ({ dialog: { showMessageBox } }));

/** A window that closes unless a listener keeps it, as Electron's do. */
class FakeWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  closed = false;
  close(): void {
    let kept = false;
    this.emit('close', { preventDefault: () => (kept = true) });
    if (kept) return;
    this.closed = true;
    this.emit('closed');
  }
  isDestroyed(): boolean {
    return this.closed;
  }
}

function guarded() {
  const window = new FakeWindow();
  const askPage = vi.fn();
  const program = { quitting: false };
  const takeQuitting = () => {
    const was = program.quitting;
    program.quitting = false;
    return was;
  };
  const guard = guardClosing(window as unknown as BrowserWindow, { askPage, takeQuitting });
  /** What Electron does when the user quits: the wish, then every window is asked to close. */
  const quit = () => {
    program.quitting = true;
    window.close();
  };
  return { window, guard, askPage, quit };
}

beforeEach(() => {
  vi.useFakeTimers();
  showMessageBox.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

test('without unsaved changes the window closes and nobody is asked', () => {
  const { window, askPage } = guarded();
  window.close();
  expect(window.closed).toBe(true);
  expect(askPage).not.toHaveBeenCalled();
});

test('with unsaved changes the page is asked and decides', () => {
  const { window, guard, askPage } = guarded();
  guard.setDirty(true);
  window.close();
  expect([window.closed, askPage.mock.calls.length]).toEqual([false, 1]);
  guard.closeNow();
  expect(window.closed).toBe(true);
});

test('cancelling keeps the window, and no second question comes', async () => {
  const { window, guard } = guarded();
  guard.setDirty(true);
  window.close();
  showMessageBox.mockResolvedValue({ response: 2 });
  expect(await guard.confirm('XOR')).toBe('cancel');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(window.closed).toBe(false);
  expect(showMessageBox).toHaveBeenCalledTimes(1);
});

test('quitting that was put off goes on once the page lets the window go', async () => {
  const { window, guard, quit } = guarded();
  guard.setDirty(true);
  showMessageBox.mockResolvedValue({ response: 1 });
  quit();
  await guard.confirm('XOR');
  guard.closeNow();
  expect([window.closed, guard.putOffQuitting()]).toEqual([true, true]);
});

test.each([
  ['cancelled', 2],
  ['answered with Save, whose own dialog is then cancelled', 0],
])('once quitting was %s, closing later closes the window only', async (_how, response) => {
  const { window, guard, quit } = guarded();
  guard.setDirty(true);
  showMessageBox.mockResolvedValue({ response });
  quit();
  await guard.confirm('XOR');
  expect(window.closed).toBe(false);
  window.close();
  guard.closeNow();
  expect([window.closed, guard.putOffQuitting()]).toEqual([true, false]);
});

test.each([
  [0, 'save'],
  [1, 'discard'],
  [2, 'cancel'],
])('button %i of the question is "%s"', async (response, answer) => {
  showMessageBox.mockResolvedValue({ response });
  expect(await guarded().guard.confirm('XOR')).toBe(answer);
});

test('a page that does not answer can be closed by force, or waited for', async () => {
  const { window, guard } = guarded();
  guard.setDirty(true);
  showMessageBox.mockResolvedValueOnce({ response: 0 }).mockResolvedValueOnce({ response: 1 });
  window.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(window.closed).toBe(false);
  window.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(window.closed).toBe(true);
});

test('a page that died holds nothing back', () => {
  const { window, guard } = guarded();
  guard.setDirty(true);
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  window.close();
  expect(window.closed).toBe(true);
});

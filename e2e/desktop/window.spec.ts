import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { withEmptyPage } from '../support/altered-app';
import type { AppUnderTest } from '../support/app';
import { test as base, expect } from '../support/launch';
import { launchDesktop } from '../support/launch-desktop';

/** The spec itself plays the page here, so the real one is left out. */
const test = base.extend({
  app: async ({ folder }, provide) => {
    const app = await launchDesktop(join(folder, 'profile'), { appFolder: withEmptyPage(folder) });
    await provide(app);
    await app.close();
  },
});

function mainOf({ electron }: AppUnderTest): ElectronApplication {
  if (electron === null) throw new Error('this spec is for the desktop');
  return electron;
}

/** The answer to the next questions of the system: 0 is the first button. */
async function answerMessages(app: AppUnderTest, response: number): Promise<void> {
  await mainOf(app).evaluate(({ dialog }, button) => {
    Reflect.set(globalThis, 'questions', 0);
    dialog.showMessageBox = () => {
      Reflect.set(globalThis, 'questions', Number(Reflect.get(globalThis, 'questions')) + 1);
      return Promise.resolve({ response: button, checkboxChecked: false });
    };
  }, response);
}

const questions = (app: AppUnderTest): Promise<number> =>
  mainOf(app).evaluate(() => Number(Reflect.get(globalThis, 'questions')));

const requestClose = (app: AppUnderTest): Promise<void> =>
  mainOf(app).evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });

/** A page with unsaved changes, which answers requests to close or does not. */
async function pretendUnsaved(page: Page, behave: 'asks' | 'hangs'): Promise<void> {
  await page.evaluate(async (how) => {
    const bridge = window.layerloom;
    await bridge?.setWindowState({ title: 'Unsaved', dirty: true, progress: 0.5, file: null });
    if (how === 'hangs') return;
    bridge?.onCloseRequested(() => {
      void bridge.confirmClose({ name: 'Unsaved' }).then((answer) => {
        document.documentElement.dataset.closeAnswer = answer;
        if (answer === 'discard') void bridge.closeNow();
      });
    });
  }, behave);
}

test('the menu sends every command by its id', async ({ app }) => {
  await app.page.evaluate(() => {
    document.documentElement.dataset.commands = '';
    window.layerloom?.onMenuCommand(({ command }) => {
      document.documentElement.dataset.commands += `${command} `;
    });
  });
  const ids = ['view.fit', 'help.shortcuts', 'view.theme-dark', 'run.rewind', 'edit.undo'];
  for (const id of ids) {
    await mainOf(app).evaluate(({ Menu }, item) => void Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
  }
  await expect(app.page.locator('html')).toHaveAttribute('data-commands', `${ids.join(' ')} `);
});

test('title, unsaved mark and progress reach the window', async ({ app }) => {
  await pretendUnsaved(app.page, 'hangs');
  const title = await mainOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(title).toBe('Unsaved');
  await app.page.evaluate(() =>
    window.layerloom?.setWindowState({ title: 'Saved', dirty: false, progress: null, file: null }),
  );
});

test('a window without unsaved changes closes without a question', async ({ app }) => {
  await app.page.evaluate(() =>
    window.layerloom?.setWindowState({ title: 'Saved', dirty: false, progress: null, file: null }),
  );
  const gone = mainOf(app).waitForEvent('close');
  await requestClose(app);
  await gone;
});

test('unsaved changes: cancelling keeps the window, giving them up closes it', async ({ app }) => {
  await pretendUnsaved(app.page, 'asks');
  await answerMessages(app, 2);
  await requestClose(app);
  await expect(app.page.locator('html')).toHaveAttribute('data-close-answer', 'cancel');
  expect(await mainOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  await answerMessages(app, 1);
  const gone = mainOf(app).waitForEvent('close');
  await requestClose(app);
  await gone;
});

test('a page that does not answer can be closed all the same', async ({ app }) => {
  await pretendUnsaved(app.page, 'hangs');
  await answerMessages(app, 0);
  await requestClose(app);
  await expect.poll(() => questions(app)).toBe(1);
  await answerMessages(app, 1);
  const gone = mainOf(app).waitForEvent('close');
  await requestClose(app);
  await gone;
});

test('a second start hands its file to the page that is there', async ({ app, folder }) => {
  const path = join(folder, 'second.layerloom');
  writeFileSync(path, 'second');
  await app.page.evaluate(async () => {
    await window.layerloom?.initialFile({ orLast: false });
    window.layerloom?.onFileOpened(({ name, text }) => {
      document.documentElement.dataset.opened = `${name}: ${text}`;
    });
  });
  await mainOf(app).evaluate(
    ({ app: electronApp }, file) => electronApp.emit('second-instance', {}, ['layerloom', file], '/', null),
    path,
  );
  await expect(app.page.locator('html')).toHaveAttribute('data-opened', 'second.layerloom: second');
});

test('the window opens where it was, in the theme that it had', async ({ app }) => {
  await app.page.evaluate(() => window.layerloom?.setTheme({ theme: 'dark' }));
  await mainOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1200, 800));
  await app.reopen();
  const now = await mainOf(app).evaluate(({ BrowserWindow, nativeTheme }) => ({
    size: BrowserWindow.getAllWindows()[0]?.getSize(),
    theme: nativeTheme.themeSource,
  }));
  expect(now).toEqual({ size: [1200, 800], theme: 'dark' });
});

base('a file on the command line is the first that the page gets', async ({ folder }) => {
  const path = join(folder, 'given.layerloom');
  writeFileSync(path, 'given text');
  const app = await launchDesktop(join(folder, 'profile'), { appFolder: withEmptyPage(folder), args: [path] });
  const [first, second] = await app.page.evaluate(async () => [
    await window.layerloom?.initialFile({ orLast: false }),
    await window.layerloom?.initialFile({ orLast: false }),
  ]);
  expect(first).toMatchObject({ ok: true, file: { name: 'given.layerloom', text: 'given text' } });
  expect(second).toEqual({ ok: false, reason: 'cancelled' });
  await app.close();
});

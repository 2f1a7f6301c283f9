import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('the theme items of the menu change the theme of the page', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  for (const theme of ['dark', 'light'] as const) {
    await app.electron?.evaluate(
      ({ Menu }, id) => void Menu.getApplicationMenu()?.getMenuItemById(id)?.click(),
      `view.theme-${theme}`,
    );
    await expect(app.page.locator('html')).toHaveAttribute('data-theme', theme);
  }
});

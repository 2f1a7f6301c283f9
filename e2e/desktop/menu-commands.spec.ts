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

test('items of the Edit menu act on the selection, say why they cannot, and leave a text field alone', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.ready();
  const click = (id: string) =>
    app.electron?.evaluate(({ Menu }, item) => void Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
  await click('edit.duplicate');
  const message = app.page.getByRole('region', { name: 'Messages' }).getByText('Select a node first.');
  await expect(message).toBeVisible();
  await editor.card('ReLU').click();
  await click('edit.duplicate');
  await expect(editor.cards).toHaveCount(7);

  await app.page.getByRole('textbox', { name: 'Name', exact: true }).focus();
  await click('edit.duplicate');
  await click('help.commands');
  await expect(app.page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
  await expect(editor.cards).toHaveCount(7);
});

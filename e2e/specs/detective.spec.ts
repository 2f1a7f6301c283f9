import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('a run that diverges is looked into, and its first remedy cures it in one step of undo', async ({ app }) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.openTemplate('Features as measured');
  await editor.train();
  await expect(page.getByRole('alert')).toContainText(
    /Training stopped at step \d+: .*First non-finite value: .*epoch 1, step \d/,
  );
  await expect(
    page
      .getByRole('region', { name: /^Last \d+ steps/ })
      .getByRole('listitem')
      .last(),
  ).toContainText('Loss');

  // In a small window the cards are too far away for words: the inspector has them.
  const rows = page.getByRole('region', { name: 'Nodes in order of flow' });
  await rows.getByRole('button', { name: 'Dense 1' }).click();
  await expect(page.getByRole('heading', { name: /^Step by step/ })).toBeVisible();
  await editor.press('Shift+F');
  await expect(editor.card('Dense 1')).toContainText(/left first|first to leave|passed it on|grew to/);

  const remedies = page.getByRole('region', { name: 'Remedies' });
  await remedies.getByRole('button', { name: /^Standardise the data/ }).click();
  await expect(remedies.getByRole('button', { name: /^Standardise the data/ })).toBeDisabled();
  await editor.press('Mod+Z');
  await expect(remedies.getByRole('button', { name: /^Standardise the data/ })).toBeEnabled();

  await remedies.getByRole('button', { name: 'Apply and train again' }).click();
  await editor.trained();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(editor.reading(/^Test loss · n/)).toHaveText(/^\d\.\d{4}$/);
});

test('a rate is found on a copy of the weights and used in one step of undo', async ({ app }) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.openTemplate('Spirals');
  await editor.setField('Learning rate', '0.00031');
  await page.getByRole('button', { name: 'Find a rate…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Find a learning rate' });
  const use = dialog.getByRole('button', { name: /^Use 0\.\d+$/ });
  await expect(use).toBeVisible({ timeout: 60_000 });
  const rate = (await use.innerText()).replace('Use ', '').trim();
  await use.click();
  await expect(dialog).toBeHidden();
  await expect(editor.field('Learning rate')).toHaveValue(rate);
  await editor.press('Mod+Z');
  await expect(editor.field('Learning rate')).toHaveValue('0.00031');
});

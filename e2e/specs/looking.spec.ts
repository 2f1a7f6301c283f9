import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

/** A black block on white, 6 × 6 pixels. */
const block =
  'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAGCAAAAADFp7CUAAAAFElEQVR4nGP4DwYM/xkYGHBSYAAA8EcX6eTZWREAAAAASUVORK5CYII=';

test('a mistake is one click away and its values flow; a picture of one’s own is classified', async ({ app }) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.setField('Epochs', '1');
  await editor.train();
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  await editor.trained();
  await page.getByRole('listbox', { name: 'worst mistakes' }).getByRole('option').first().click();

  const strip = page.getByRole('toolbar', { name: 'Followed sample' });
  await expect(strip).toContainText('wrong');
  await expect(editor.card('Dense 1').getByRole('img', { name: /^Values of test image/ })).toBeVisible();
  await page.getByRole('button', { name: 'Next sample' }).click();
  await expect(strip).toContainText('2 of');
  await page.keyboard.press('Escape');
  await expect(strip).toBeHidden();

  await page.getByText('Draw', { exact: true }).click();
  const picture = { name: 'block.png', mimeType: 'image/png', buffer: Buffer.from(block, 'base64') };
  await page.getByTestId('picture-file').setInputFiles(picture);
  await page.getByRole('button', { name: 'Follow through the network' }).click();
  await expect(strip).toContainText('Block.png');
  await expect(strip).toContainText('said');
});

test('points in a plane have their surface before they are trained, and new points are one undo step', async ({
  app,
}) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await page.getByRole('button', { name: 'Start from a template' }).click();
  await page
    .getByRole('button', { name: /Spirals/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  await page.getByRole('application', { name: /^Decision surface/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^x [−.\d]+, y [−.\d]+: (first|second) arm, 0\.\d{3}$/).first()).toBeVisible();

  await page.getByRole('button', { name: 'New points' }).click();
  await expect(page.getByText('seed 7', { exact: true })).toBeHidden();
  await editor.press('Mod+Z');
  await expect(page.getByText('seed 7', { exact: true })).toBeVisible();
});

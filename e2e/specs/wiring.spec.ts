import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('a wire that does not fit is explained, mended with one click and undone with one step', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.newProject();
  await editor.dragFromPalette('Input', 40, 60);
  await editor.dragFromPalette('Dense', 350, 60);
  await editor.dragFromPalette('Softmax', 650, 60);
  await editor.drawWire('Input', 'Dense');
  await editor.drawWire('Dense', 'Softmax');
  await editor.page.getByRole('tab', { name: /Problems/ }).click();
  const row = editor.page.getByRole('region', { name: 'Dock' }).getByText('wants a flat input').first();
  await expect(row).toBeVisible();
  await expect(editor.trainOff).toBeVisible();

  await editor.page.getByRole('button', { name: 'Insert Flatten' }).first().click();
  await expect(editor.card('Flatten')).toBeVisible();
  await expect(editor.button('Train')).toBeVisible();
  await editor.page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.card('Flatten')).toHaveCount(0);
  await expect(row).toBeVisible();
});

test('a wire that would close a circle is refused with its reason', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.drawWire('Dense 2', 'Dense 1');
  await expect(editor.page.getByRole('region', { name: 'Messages' }).getByText(/would close a loop/)).toBeVisible();
  await expect(editor.reading('Parameters')).toHaveText('203,530');
});

test('deleting a node and undoing brings it back with its wires', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.card('ReLU').click();
  await editor.page.keyboard.press('Delete');
  await expect(editor.cards).toHaveCount(5);
  await editor.page.keyboard.press('Control+z');
  await expect(editor.cards).toHaveCount(6);
  await expect(editor.reading('Parameters')).toHaveText('203,530');
  await editor.page.keyboard.press('Control+Shift+z');
  await expect(editor.cards).toHaveCount(5);
});

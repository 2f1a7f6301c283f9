import { Editor } from '../pages/editor';
import { Gestures } from '../pages/gestures';
import { expect, test } from '../support/launch';

test('a drag selects where the user chose so, fields of several nodes are one step, and a frame has its settings', async ({
  app,
}) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  const hand = new Gestures(editor);
  const [relu, softmax] = [await editor.boxOf(editor.card('ReLU')), await editor.boxOf(editor.card('Softmax'))];
  const [from, to] = [
    { x: relu.x - 12, y: relu.y - 12 },
    { x: softmax.x + softmax.width + 12, y: softmax.y + softmax.height + 12 },
  ];
  await page.keyboard.press('h');
  await hand.drag(from, to);
  await expect(page.getByRole('heading', { name: '3 nodes' })).toBeVisible();
  await expect.poll(() => editor.card('ReLU').boundingBox()).toEqual(relu);

  await editor.card('Dense 1').click();
  await editor.card('Dense 2').click({ modifiers: ['ControlOrMeta'] });
  await editor.setField('Units', '32');
  await expect(page.getByText('32 units', { exact: true })).toHaveCount(2);
  // In the field the key would take back what was typed there.
  await page.keyboard.press('Shift+F6');
  await editor.press('Mod+Z');
  await expect(editor.card('Dense 1').getByText('256 units')).toBeVisible();
  await expect(editor.card('Dense 2').getByText('10 units')).toBeVisible();

  await editor.press('Mod+G');
  await page.keyboard.press('Enter');
  await editor.setField('Title', 'Learned');
  await expect(page.getByRole('heading', { name: 'Learned' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Network' })).toBeVisible();
  await expect(editor.cards).toHaveCount(6);
});

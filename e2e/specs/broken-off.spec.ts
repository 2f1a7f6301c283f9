import { Editor } from '../pages/editor';
import { Gestures } from '../pages/gestures';
import { expect, test } from '../support/launch';

test('a drag that Escape gives up or Delete breaks off leaves the card where it was, and the view at rest', async ({
  app,
}) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  const hand = new Gestures(editor);
  const place = () => editor.card('ReLU').boundingBox();
  const before = await editor.boxOf(editor.card('ReLU'));
  const grip = { x: before.x + 60, y: before.y + 12 };

  await hand.hold(grip, { x: grip.x + 60, y: grip.y - 80 });
  await expect.poll(place).not.toEqual(before);
  await page.keyboard.press('Escape');
  await expect.poll(place).toEqual(before);
  await page.mouse.move(grip.x + 90, grip.y - 60);
  await page.mouse.up();
  expect(await editor.boxOf(editor.card('ReLU'))).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();

  // Held at the edge of the canvas, where the view begins to move.
  const edge = await hand.placeAt(0.01, 0.5);
  await hand.hold(grip, edge);
  await page.keyboard.press('Delete');
  await expect(editor.card('ReLU')).toHaveCount(0);
  await page.mouse.move(edge.x, edge.y + 10);
  await page.mouse.up();
  await editor.press('Mod+Z');
  await page.keyboard.press('f');
  await expect.poll(place).toEqual(before);
});

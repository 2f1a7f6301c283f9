import { Editor } from '../pages/editor';
import { Gestures } from '../pages/gestures';
import { largeProject } from '../support/large-project';
import { expect, test } from '../support/launch';

test('a network of 400 cards is seen at once, walked by keys, moved, selected by a box and opened up again', async ({
  app,
}) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.dropFile('large.layerloom', largeProject(400));
  const overview = page.getByRole('img', { name: /^400 cards, drawn small/ });
  await expect(overview).toBeVisible();

  // By keys: a row of the outline leads to its card, Tab to the next one.
  const row = page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name: /^Dense 50 / });
  const small = (name: string) => editor.canvas.getByRole('group', { name: new RegExp(`^${name},`) });
  await row.click();
  await expect(small('Dense 50')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(small('Dense 51')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Dense 51' })).toBeVisible();

  // A card that was no element before the pointer came is dragged as any other, and put back by one undo.
  const hand = new Gestures(editor);
  const before = await editor.boxOf(small('Dense 51'));
  const grip = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.keyboard.press('Escape');
  await hand.drag(grip, { x: grip.x + 40, y: grip.y + 30 });
  const placed = async () => Math.round((await small('Dense 51').boundingBox())?.x ?? 0);
  await expect.poll(placed).toBeGreaterThan(before.x + 20);
  await editor.press('Mod+Z');
  await expect.poll(placed).toBe(Math.round(before.x));

  const [from, to] = [await hand.placeAt(0.005, 0.005), await hand.placeAt(0.995, 0.995)];
  await page.keyboard.down('Shift');
  await hand.drag(from, to);
  await page.keyboard.up('Shift');
  await expect(page.getByRole('heading', { name: '400 nodes' })).toBeVisible();
  await page.keyboard.press('Escape');

  await row.click();
  await editor.press('Shift+F');
  await expect(editor.card('Dense 50').getByText('16 units')).toBeVisible();
  await expect(overview).toHaveCount(0);
});

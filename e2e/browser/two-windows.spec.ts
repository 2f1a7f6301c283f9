import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('nodes are copied in one window and pasted in another', async ({ app }) => {
  const first = new Editor(app);
  await first.ready();
  await first.card('Dense 1').click();
  await first.card('ReLU').click({ modifiers: ['ControlOrMeta'] });
  await first.press('Mod+C');

  const page = await app.page.context().newPage();
  await page.goto(app.page.url());
  const second = new Editor({ ...app, page });
  await second.ready();
  await second.newProject();
  await second.press('Mod+V');
  await expect(second.cards).toHaveCount(2);
  await expect(second.wire('Dense', 'ReLU')).toHaveCount(1);
  await expect(second.card('Dense').getByText('256 units')).toBeVisible();
});

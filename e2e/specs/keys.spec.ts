import type { Locator, Page } from '@playwright/test';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

/** Goes there with the Tab key, as whoever has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

test('the network of the chapter is drawn from nothing, trained and read with keys alone', async ({ app }) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  const said = page.getByTestId('live-region');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await command(page, 'New blank network');
  await expect(editor.cards).toHaveCount(0);

  for (const [index, name] of ['Input', 'Flatten', 'Dense', 'ReLU', 'Dense', 'Softmax'].entries()) {
    await command(page, 'Add a node');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(editor.cards).toHaveCount(index + 1);
    if (index !== 2) continue;
    await expect(said).toHaveText(/^Dense added.*, output 10, 7,850 parameters/);
    const units = inspector.getByLabel('Units', { exact: true });
    await tabTo(page, units);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('256');
    await page.keyboard.press('Enter');
  }
  await expect(editor.wire('Flatten', 'Dense 1')).toHaveCount(1);
  await expect(editor.wire('Dense 2', 'Softmax')).toHaveCount(1);

  await page.keyboard.press('Escape');
  await expect(editor.reading('Parameters')).toHaveText('203,530');
  const epochs = inspector.getByLabel('Epochs', { exact: true });
  await tabTo(page, epochs);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await command(page, 'Train');
  await expect(said).toHaveText(/Epoch 1, test accuracy \d\d\.\d %|Training finished/, { timeout: 90_000 });
  await editor.trained();
  expect(await editor.testAccuracy()).toBeGreaterThan(0.7);
});

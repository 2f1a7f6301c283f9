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

/** Presses and typed words, as a person would count them. */
class Keys {
  readonly #page: Page;
  actions = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.#page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    this.actions += 1;
    await this.#page.keyboard.type(words);
  }
}

test('the network of the chapter is drawn from nothing, trained and read with keys alone', async ({ app }) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  const said = page.getByTestId('live-region');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await command(page, 'New blank network');
  await expect(editor.cards).toHaveCount(0);

  const keys = new Keys(page);
  const start = performance.now();
  for (const [index, name] of ['Input', 'Flatten', 'Dense', 'ReLU', 'Dense', 'Softmax'].entries()) {
    await keys.press('a');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await keys.type(name);
    await keys.press('Enter');
    await expect(editor.cards).toHaveCount(index + 1);
    if (index !== 2) continue;
    await expect(said).toHaveText(/^Dense added.*, output 10, 7,850 parameters/);
    await keys.press('i');
    await expect(inspector.getByLabel('Units', { exact: true })).toBeFocused();
    await keys.type('256');
    await keys.press('Enter');
    await keys.press('Shift+F6');
  }
  const seconds = (performance.now() - start) / 1000;
  await expect(editor.wire('Flatten', 'Dense 1')).toHaveCount(1);
  await expect(editor.wire('Dense 2', 'Softmax')).toHaveCount(1);
  console.log(`A3 from an empty canvas with keys: ${keys.actions} actions, ${seconds.toFixed(1)} s of the test's hand`);
  expect(keys.actions).toBeLessThanOrEqual(24);

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

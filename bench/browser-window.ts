import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../e2e/support/find-chromium';

export const launchChromium = (): Promise<Browser> => chromium.launch(chromiumOptions());

/** Milliseconds; a busy machine is slow, and says so in its figures. */
const patience = 120_000;

/** A window of a user who has seen the tour, with a profile of its own; nothing is opened in it yet. */
export async function newWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  // The runner of these scripts wraps functions in a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (wrapped) => wrapped');
  // The tour of the first start would lie over some of the cards.
  await page.addInitScript(`localStorage.setItem('layerloom.settings', '{"tourStep":null}')`);
  return page;
}

/** The editor, as soon as its first project stands on the canvas. */
export async function openEditor(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByText('200,960 params').first().waitFor();
}

/** So many that a run lasts for as long as it is looked at. */
export async function setManyEpochs(page: Page): Promise<void> {
  await page.getByLabel('Epochs', { exact: true }).fill('10000');
  await page.keyboard.press('Enter');
}

import type { Page } from '@playwright/test';

/** The chapter's net of two hidden layers, with 8 units each. */
export async function openSpirals(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start from a template' }).click();
  await page
    .getByRole('button', { name: /Spirals/ })
    .first()
    .click();
  for (const layer of ['Dense 1', 'Dense 2']) {
    await page
      .getByTestId(/^card-/)
      .filter({ has: page.getByText(layer, { exact: true }) })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('spinbutton', { name: 'Units' }).fill('8');
    await page.keyboard.press('Enter');
  }
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 400 } });
  // Many points and small minibatches, so that the run does not end while it is measured.
  await page.getByLabel('Batch', { exact: true }).fill('1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Data: / }).click();
  await page.getByRole('spinbutton', { name: 'Points' }).fill('5000');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Use this data' }).click();
}

/** Starts a run, or another one where it has ended meanwhile. */
export async function train(page: Page): Promise<void> {
  const button = page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Train', exact: true });
  if (await button.isVisible()) await button.click();
}

/** No picture of the network: the dock is closed, no card is drawn. */
export async function closeViews(page: Page): Promise<void> {
  // Escape would stop the run where nothing is followed.
  const leave = page.getByRole('button', { name: 'Stop following' });
  if (await leave.isVisible()) await leave.click();
  const collapse = page.getByRole('button', { name: 'Collapse the dock' });
  if (await collapse.isVisible()) await collapse.click();
  await showCards(page, 'none');
}

function showCards(page: Page, display: 'none' | ''): Promise<void> {
  return page.evaluate((value) => {
    const cards = document.querySelector('.react-flow__viewport');
    if (cards instanceof HTMLElement) cards.style.display = value;
  }, display);
}

/** A sample followed, or the unit maps, on all cards; Evaluate in the dock; a node in the inspector. @param plane of two features */
export async function openViews(page: Page, plane: boolean): Promise<void> {
  await showCards(page, '');
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  if (plane) {
    await page
      .getByTestId(/^card-/)
      .filter({ hasText: 'tanh 2' })
      .first()
      .click();
    await page.locator('.surface-ms').waitFor();
  } else {
    await page.getByRole('grid', { name: 'Confusion matrix' }).waitFor();
    if (!(await page.getByRole('toolbar', { name: 'Followed sample' }).isVisible())) await page.keyboard.press('v');
    await page
      .getByTestId(/^card-/)
      .filter({ hasText: 'ReLU' })
      .first()
      .click();
  }
}

import type { Page } from '@playwright/test';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

interface Stop {
  /** The same for the same element. */
  readonly key: string;
  readonly name: string;
  readonly seen: boolean;
  readonly ringed: boolean;
}

/** What has the focus now: whether it is on the screen, and whether a ring shows it. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { dataset } = document.documentElement;
    const key = element.getAttribute('data-stop') ?? String(Number(dataset.stops ?? 0) + 1);
    if (!element.hasAttribute('data-stop')) dataset.stops = key;
    element.setAttribute('data-stop', key);
    const box = element.getBoundingClientRect();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // A field shows the ring on the box round it, a switch and a slider on what stands for them.
    const near = [element, element.parentElement, element.nextElementSibling, element.parentElement?.parentElement];
    const ringed = near.some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    });
    return {
      key,
      name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30) ?? ''}`,
      seen: middle.x >= 0 && middle.y >= 0 && middle.x <= innerWidth && middle.y <= innerHeight,
      ringed: ringed || element === document.body,
    };
  });

/** Goes on with a key until the focus is where it began; fails where it is caught on the way. */
async function roundTrip(page: Page, key: 'Tab' | 'Shift+Tab', most: number): Promise<readonly Stop[]> {
  const begin = await stopOf(page);
  const stops: Stop[] = [];
  while (stops.length < most) {
    await page.keyboard.press(key);
    const stop = await stopOf(page);
    stops.push(stop);
    if (stop.key === begin.key) return stops;
  }
  throw new Error(
    `${key} did not come back to ${begin.name}; last at ${stops
      .slice(-3)
      .map(({ name }) => name)
      .join()}`,
  );
}

const unseen = (stops: readonly Stop[]): readonly string[] =>
  stops.filter(({ seen, ringed }) => !seen || !ringed).map(({ name }) => name);

test('Tab goes round the whole window, both ways, and round each dialog; every stop is seen', async ({ app }) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.card('Dense 1').click();
  // The keyboard is in use now: Tab does not search for a node.
  await page.mouse.move(2, 2);
  const along = await roundTrip(page, 'Tab', 160);
  expect(unseen(along)).toEqual([]);
  const back = await roundTrip(page, 'Shift+Tab', 160);
  // A group of choices may be entered at another of them from behind.
  const passed = new Set(back.map(({ key }) => key));
  expect(along.filter(({ key }) => !passed.has(key)).length).toBeLessThan(4);

  for (const [command, title] of [
    ['Templates', 'Start from a template'],
    ['Data', 'Data'],
    ['Keyboard shortcuts', 'Keyboard shortcuts'],
  ] as const) {
    await editor.runFromPalette(command);
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    await expect(dialog.locator(':focus')).toHaveCount(1);
    expect(unseen(await roundTrip(page, 'Tab', 60))).toEqual([]);
    await roundTrip(page, 'Shift+Tab', 60);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

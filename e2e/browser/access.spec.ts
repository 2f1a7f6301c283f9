import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

const rules = `['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']`;

/** What axe calls serious or critical on the page as it is now, as readable lines. */
async function faultsOn(page: Page): Promise<readonly string[]> {
  const result = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ${rules}, resultTypes: ['violations'] })`,
  );
  return result.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`,
      ),
    );
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in any pane and dialog, ${scheme}`, async ({ app }) => {
    // Many looks at a large page.
    test.setTimeout(300_000);
    const editor = new Editor(app);
    const { page } = app;
    // A script of the page's own would be refused by its policy; the protocol's is not.
    await page.evaluate(axeSource);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('region', { name: 'Tour, step 1 of 4' })).toBeVisible();
    const found: Record<string, readonly string[]> = { start: await faultsOn(page) };
    await editor.ready();
    await editor.button('Step one minibatch').click();
    await expect(editor.reading('Loss')).toHaveText(/\d/);

    for (const tab of await page.getByRole('tab').allInnerTexts()) {
      const name = tab.replace(/\d+$/, '').trim();
      await page.getByRole('tab', { name }).click();
      found[name] = await faultsOn(page);
    }
    await editor.card('Dense 1').click();
    found['a node'] = await faultsOn(page);
    await editor.card('Dense 2').click({ modifiers: ['ControlOrMeta'] });
    await expect(page.getByRole('heading', { name: '2 nodes' })).toBeVisible();
    found['two nodes'] = await faultsOn(page);
    await editor.press('Mod+G');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Frame' })).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Note' })).toBeVisible();
    found['a frame and a note'] = await faultsOn(page);
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    found['what can be added'] = await faultsOn(page);
    await page.keyboard.press('Escape');
    for (const [command, title] of [
      ['Help on the nodes', 'The nodes'],
      ['Keyboard shortcuts', 'Keyboard shortcuts'],
      ['Activation functions side by side', 'Activation functions'],
      ['Data', 'Data'],
      ['Templates', 'Start from a template'],
    ] as const) {
      await editor.press('Mod+K');
      found.palette ??= await faultsOn(page);
      await page.getByRole('combobox', { name: 'Command palette' }).fill(command);
      await editor.option(command).click();
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      found[title] = await faultsOn(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: title })).toHaveCount(0);
    }
    const serious = Object.entries(found).filter(([, faultsOf]) => faultsOf.length > 0);
    expect(Object.fromEntries(serious)).toEqual({});
  });
}

test('who asks for less motion sees none', async ({ app }) => {
  const { page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const editor = new Editor(app);
  await editor.ready();
  await editor.train();
  await expect(editor.reading('Loss')).toHaveText(/\d/);
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === 'running')
      .map((animation) => {
        const effect = animation.effect;
        const target = effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '';
        return `${String(target)} ${String(effect?.getComputedTiming().duration)}`;
      }),
  );
  expect(moving).toEqual([]);
  expect(await editor.stitch()).toBe(0);
  await editor.button('Stop').click();
});

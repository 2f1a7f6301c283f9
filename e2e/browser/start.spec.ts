import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../pages/editor';
import { projectRoot } from '../support/desktop-runtime';
import { expect, test } from '../support/launch';

const built = join(projectRoot, 'out/renderer');

/** Bytes of script that the page may need before its first picture. Whoever must raise this: see `renderer/ui/later.tsx`. */
const budget = 1_400_000;

/** The scripts that the page names itself; `import()` fetches the others. */
function namedScripts(): readonly string[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
}

test('the first picture needs few scripts, and all that it needs are fetched at once', async ({ app }) => {
  const named = namedScripts();
  const bytes = named.reduce((sum, file) => sum + statSync(join(built, file)).size, 0);
  expect(named.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(budget);

  const { page } = app;
  await page.route(
    (url) => url.pathname.endsWith('.js') && !named.some((file) => url.pathname.endsWith(file)),
    (route) => route.abort(),
  );
  await page.reload();
  const editor = new Editor(app);
  await editor.ready();
  await expect(editor.cards).toHaveCount(6);
  await expect(page.getByText('200,960 params').first()).toBeVisible();
  // A part that nobody asked for does not say that it did not come.
  await expect(page.getByText('This part could not be loaded')).toHaveCount(0);
});

test('nothing that the page does at its start is refused by its policy', async ({ app }) => {
  const { page } = app;
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      refused.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.reload();
  await new Editor(app).ready();
  await page.getByRole('img', { name: /images of Fashion-MNIST/ }).waitFor();
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'refused'))).toEqual([]);
});

test('a pane whose file cannot be had says what to do', async ({ app }) => {
  const { page } = app;
  await page.route(/evaluate-pane-[^/]*\.js$/, (route) => route.abort());
  await page.reload();
  const editor = new Editor(app);
  await editor.ready();
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  const dock = page.getByRole('region', { name: 'Dock' });
  await expect(dock.getByText('This part could not be loaded')).toBeVisible();
  await page.unroute(/evaluate-pane-[^/]*\.js$/);
  await dock.getByRole('button', { name: 'Try again' }).click();
  await expect(dock.getByText('Nothing evaluated yet')).toBeVisible();
});

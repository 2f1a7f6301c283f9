import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Editor } from '../pages/editor';
import type { AppUnderTest } from '../support/app';
import { expect, test } from '../support/launch';
import { launchDesktop } from '../support/launch-desktop';

/** Saves the open project as that file and answers with the text. */
async function saveAs(editor: Editor, app: AppUnderTest, path: string): Promise<string> {
  await app.answerSave(path);
  await editor.menu('Save as…');
  const text = await app.savedText();
  // The file is there before the window knows that it is.
  await expect(editor.page.getByTestId('live-region')).toHaveText(`Saved ${basename(path)}`);
  return text;
}

test('a second program opens the same file read-only, until the first has let it go', async ({ app, folder }) => {
  const path = join(folder, 'net.layerloom');
  const first = new Editor(app);
  await first.ready();
  await saveAs(first, app, path);

  const other = await launchDesktop(join(folder, 'other-profile'), { args: [path] });
  const second = new Editor(other);
  await second.ready();
  await expect(second.page.getByRole('button', { name: /^Read-only\. This project is open in another/ })).toBeVisible();
  await second.card('Dense 1').click();
  await second.setField('Units', '77');
  await second.menu('Save');
  await expect(second.question('is open in another window')).toBeVisible();
  await other.answerSave(join(folder, 'copy.layerloom'));
  await second.answer('Save as…');
  expect(await other.savedText()).toContain('"units": 77');
  expect(readFileSync(path, 'utf8')).not.toContain('"units": 77');
  await expect(second.page.getByRole('button', { name: /^Read-only/ })).toHaveCount(0);
  await other.close();

  await first.newProject();
  await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('.~lock'))).toEqual([]);
});

test('a file that another program changed is read again, or replaced knowingly', async ({ app, folder }) => {
  const path = join(folder, 'net.layerloom');
  const editor = new Editor(app);
  await editor.ready();
  const text = await saveAs(editor, app, path);

  writeFileSync(path, text.replace('"units": 256', '"units": 99'));
  await editor.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(editor.question('was changed by another program')).toBeVisible();
  await editor.answer('Read the file again');
  await expect(editor.card('Dense 1').getByText('99 units')).toBeVisible();

  await editor.card('Dense 1').click();
  await editor.setField('Units', '77');
  writeFileSync(path, text);
  await editor.menu('Save');
  await editor.answer('Not now');
  expect(readFileSync(path, 'utf8')).toBe(text);
  await editor.menu('Save');
  await editor.answer('Replace it');
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('"units": 77');
});

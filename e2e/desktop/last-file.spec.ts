import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';
import { launchDesktop } from '../support/launch-desktop';

test('the next start shows the file of the last one, unless another is named, and says once that it is gone', async ({
  app,
  folder,
}) => {
  const path = join(folder, 'mine.layerloom');
  let editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await editor.setField('Units', '77');
  await app.answerSave(path);
  await editor.menu('Save');
  const text = await app.savedText();
  await expect(editor.unsavedMark).toHaveCount(0);

  await app.reopen();
  editor = new Editor(app);
  await expect(editor.card('Dense 1').getByText('77 units')).toBeVisible();
  await expect(editor.unsavedMark).toHaveCount(0);
  await app.close();

  const other = join(folder, 'other.layerloom');
  writeFileSync(other, text.replace('"units": 77', '"units": 55'));
  const named = await launchDesktop(join(folder, 'profile'), { args: [other] });
  await expect(new Editor(named).card('Dense 1').getByText('55 units')).toBeVisible();
  await named.close();
  rmSync(other);

  await app.reopen();
  editor = new Editor(app);
  await expect(editor.page.getByText(/other\.layerloom.*no longer there/)).toBeVisible();
  await expect(editor.card('Dense 1').getByText('256 units')).toBeVisible();

  await app.reopen();
  editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await expect(editor.field('Units')).toHaveValue('256');
  await expect(editor.page.getByText(/no longer there/)).toHaveCount(0);
});

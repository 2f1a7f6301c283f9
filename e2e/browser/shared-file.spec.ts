import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('a second window opens the same file read-only; it is in the recent files of both', async ({ app }) => {
  // A file picker cannot be driven: this one answers with a file of the browser's own, as real as one on the disk.
  await app.page.context().addInitScript(() => {
    const folder = navigator.storage.getDirectory();
    const pick = async () => (await folder).getFileHandle('net.layerloom', { create: true });
    Object.assign(window, { showSaveFilePicker: pick, showOpenFilePicker: async () => [await pick()] });
  });
  await app.page.reload();
  const first = new Editor(app);
  await first.ready();
  await first.card('Dense 1').click();
  await first.setField('Units', '77');
  await first.menu('Save');
  await expect(first.unsavedMark).toHaveCount(0);

  const page = await app.page.context().newPage();
  await page.goto(app.page.url());
  const second = new Editor({ ...app, page });
  await second.ready();
  await second.menu('net.layerloom');
  await expect(second.card('Dense 1').getByText('77 units')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Read-only\. This project is open in another/ })).toBeVisible();

  await first.newProject();
  await second.card('Dense 1').click();
  await second.setField('Units', '78');
  await second.menu('Save');
  await expect(second.unsavedMark).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Read-only/ })).toHaveCount(0);
});

import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('a project dropped on the window is opened, and asks about unsaved work', async ({ app, folder }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await editor.setField('Units', '77');
  await app.answerSave(`${folder}/net.layerloom`);
  await editor.menu('Save as…');
  const text = await app.savedText();

  await editor.newProject();
  await editor.dropFile('net.layerloom', text);
  await expect(editor.card('Dense 1').getByText('77 units')).toBeVisible();

  await editor.card('Dense 1').click();
  await editor.setField('Units', '78');
  await editor.dropFile('net.layerloom', text);
  await editor.answer('Cancel');
  await expect(editor.card('Dense 1').getByText('78 units')).toBeVisible();

  await editor.dropFile('notes.txt', 'hello');
  await expect(editor.page.getByText('Only a project can be dropped here')).toBeVisible();
  await editor.dropFile('broken.layerloom', '{"format":"layerloom"');
  await expect(editor.page.getByText(/broken\.layerloom: This file is cut off/)).toBeVisible();
  // What cannot be opened is no reason to ask about what is open.
  await expect(editor.page.getByRole('alertdialog')).toHaveCount(0);
  await expect(editor.card('Dense 1').getByText('78 units')).toBeVisible();
});

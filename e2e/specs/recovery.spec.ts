import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('unsaved work survives a crash and can be given up', async ({ app }) => {
  let editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await editor.setField('Units', '77');
  await editor.unsavedKept();

  await app.crashAndReopen();
  editor = new Editor(app);
  await expect(editor.question('Recover unsaved work on')).toContainText('It was never saved to a file.');
  await editor.answer('Recover');
  await expect(editor.card('Dense 1').getByText('77 units')).toBeVisible();
  await editor.unsavedKept();

  await app.crashAndReopen();
  editor = new Editor(app);
  await editor.answer('Discard');
  await expect(editor.card('Dense 1').getByText('256 units')).toBeVisible();

  await app.crashAndReopen();
  editor = new Editor(app);
  await editor.ready();
  await editor.button('Step one minibatch').click();
  await expect(editor.reading('Loss')).toHaveText(/\d/);
});

test('what was saved is not offered again', async ({ app, folder }) => {
  let editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await editor.setField('Units', '77');
  await editor.unsavedKept();
  await app.answerSave(`${folder}/saved.layerloom`);
  await editor.menu('Save');
  await app.savedText();
  await expect(editor.unsavedMark).toHaveCount(0);

  await app.crashAndReopen();
  editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await expect(editor.question('Recover unsaved work on')).toHaveCount(0);
});

import { writeFileSync } from 'node:fs';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';
import { savedWeights } from '../support/saved-project';

test('a saved project comes back with the same weights and the same accuracy', async ({ app, folder }) => {
  let editor = new Editor(app);
  await editor.ready();
  await editor.setField('Epochs', '1');
  await editor.train();
  await editor.trained();
  const accuracy = await editor.reading(/^Test accuracy · n/).innerText();
  const file = `${folder}/trained.layerloom`;
  await app.answerSave(file);
  await editor.menu('Save');
  const saved = await app.savedText();
  // The file is there before the window knows that it is.
  await expect(editor.unsavedMark).toHaveCount(0);

  await app.reopen();
  editor = new Editor(app);
  await editor.ready();
  await app.answerOpen(file);
  await editor.menu('Open a project…');
  await expect(editor.reading(/^Test accuracy · n/)).toHaveText(accuracy, { timeout: 60_000 });
  await app.answerSave(`${folder}/again.layerloom`);
  await editor.menu('Save as…');
  expect(savedWeights(await app.savedText())).toEqual(savedWeights(saved));
});

test('a broken file is refused with its reason and the open project stays', async ({ app, folder }) => {
  const editor = new Editor(app);
  await editor.ready();
  for (const [name, text, reason] of [
    ['cut', '{"format":"layerloom","version":1,"nodes":[', /cut off: it ends at line 1, column 44/],
    ['other', '{"hello":"world"}', /not a Layerloom/i],
    ['newer', '{"format":"layerloom","version":99}', /newer/i],
  ] as const) {
    const file = `${folder}/${name}.layerloom`;
    writeFileSync(file, text);
    await app.answerOpen(file);
    await editor.menu('Open a project…');
    const message = editor.page.getByRole('region', { name: 'Messages' }).getByText(reason);
    await expect(message).toBeVisible();
    await expect(editor.cards).toHaveCount(6);
    await editor.page
      .getByRole('region', { name: 'Messages' })
      .getByRole('button', { name: /dismiss|close/i })
      .first()
      .click();
  }
});

import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('the first start shows the network of the chapter, wired and ready', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await expect(editor.cards).toHaveCount(6);
  await expect(editor.reading('Parameters')).toHaveText('203,530');
  await expect(editor.button('Train')).toBeVisible();
  await expect(editor.card('Dense 1').getByText('200,960 params')).toBeVisible();
});

test('one minibatch can be stepped, and rewinding gives the same first weights', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.button('Step one minibatch').click();
  await expect(editor.reading('Loss')).toHaveText(/^2\.[23]/);
  const first = await editor.reading('Loss').innerText();
  expect(Math.abs(Number(first) - Math.log(10))).toBeLessThan(0.1);
  await editor.button('Step one minibatch').click();
  await expect(editor.reading('Loss')).not.toHaveText(first);
  await editor.button('Rewind to the first weights').click();
  await expect(editor.reading('Loss')).toHaveText('·');
  await editor.button('Step one minibatch').click();
  await expect(editor.reading('Loss')).toHaveText(first);
});

test('training pauses, resumes with another learning rate, and stops', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.train();
  await expect(editor.reading('Loss')).toHaveText(/\d/);
  await editor.button('Pause').click();
  await expect(editor.button('Train')).toBeVisible();
  await editor.setField('Learning rate', '0.05');
  await editor.train();
  await expect(editor.page.getByText('0.05', { exact: true })).toBeVisible();
  await editor.button('Stop').click();
  await expect(editor.reading('Took')).toBeVisible();
});

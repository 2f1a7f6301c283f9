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

test('training pauses, resumes and stops', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.train();
  await expect(editor.reading('Loss')).toHaveText(/\d/);
  const before = await editor.stitch();
  await expect.poll(() => editor.stitch()).toBeGreaterThan(before);
  await editor.button('Pause').click();
  await expect(editor.button('Train')).toBeVisible();
  await editor.train();
  await editor.button('Stop').click();
  await expect(editor.reading('Took')).toBeVisible();

  // What the run found says nothing of a card that nothing flows into any more.
  const figures = editor.card('Dense 2').getByText(/gradient|mean size/);
  await expect(figures).toBeVisible();
  await editor.card('ReLU').click();
  await editor.page.keyboard.press('Shift+Delete');
  await expect(editor.card('Dense 2').getByText('no input')).toBeVisible();
  await expect(figures).toHaveCount(0);
});

test('a learning rate that is changed in the middle of a run is what the next steps take', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  // A network of three minibatches, far from trained: an epoch at the rate of 0.1 would bring it above 70 %.
  for (const batch of ['1', '2', '3']) {
    await editor.button('Step one minibatch').click();
    await expect(editor.page.getByText(`${batch} / 2,350`)).toBeVisible();
  }
  await editor.setField('Learning rate', '0.000001');
  const frozen = await editor.stepEpoch('235');
  expect(frozen).toBeLessThan(0.6);
  const stillFrozen = await editor.stepEpoch('470');
  expect(Math.abs(stillFrozen - frozen)).toBeLessThan(0.005);
  await editor.setField('Learning rate', '0.1');
  expect(await editor.stepEpoch('705')).toBeGreaterThan(0.7);
});

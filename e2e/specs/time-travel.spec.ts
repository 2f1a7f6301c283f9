import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('an earlier epoch comes out as it was logged, and training goes on from there as a run of its own', async ({
  app,
}) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.openTemplate('First MLP');
  const first = await editor.stepEpoch('10');
  await editor.button('Step one epoch').click();
  await expect(page.getByText('20 /')).toBeVisible();

  const bar = page.getByRole('region', { name: 'Time travel' });
  const place = bar.locator('dt');
  await expect(place).toHaveText('now');
  await editor.canvas.focus();
  for (let press = 0; press < 20 && !(await bar.innerText()).includes('step 10'); press++) {
    await page.keyboard.press('[');
  }
  await expect(place).toHaveText(/epoch 1/i);
  // Evaluated again with the kept weights: loss and accuracy are equal to the last bit, or it would say that they differ.
  await expect(bar.getByText('as logged')).toBeVisible();
  await expect(bar).toContainText(`test ${(100 * first).toFixed(1)}`);

  await bar.getByRole('button', { name: /^Continue/ }).click();
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(page.getByRole('row', { name: /Overlay Run 2 Run 2 on from/ })).toBeVisible();
});

test('a run that no longer gets better ends by itself, as the settings say, and one step takes the setting back', async ({
  app,
}) => {
  const editor = new Editor(app);
  const { page } = app;
  await editor.ready();
  await editor.openTemplate('First MLP');
  await editor.field('Early stop').check({ force: true });
  await editor.setField('Patience', '3');
  // No fall of the loss is large enough: three epochs after the first it is over.
  await editor.setField('At least', '1000');
  await editor.train();
  await editor.trained();
  await expect(editor.reading('Epoch')).toHaveText(/^4/);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(editor.field('At least')).toHaveValue('0');
});

import { Editor } from '../pages/editor';
import { Explain } from '../pages/explain';
import { expect, test } from '../support/launch';
import { savedWeights } from '../support/saved-project';

test('a trained network without its ReLU is shown to be one layer, collapsed with its weights, and brought back', async ({
  app,
  folder,
}) => {
  const editor = new Editor(app);
  const explain = new Explain(editor);
  const claim = 'Linear collapse';
  await editor.ready();
  await editor.openTemplate('First MLP');
  await editor.setField('Epochs', '20');
  await editor.contextMenu(editor.card('ReLU'), 'Bypass');
  await editor.train();
  await editor.trained();
  const accuracy = await editor.reading(/^Test accuracy · n/).innerText();

  // The card's own words lead to the claim.
  await editor.card('Dense 1').getByRole('button', { name: 'these 2 layers are one' }).click();
  await expect(explain.claim(claim)).toContainText('measured on your weights');
  await expect(explain.fact(claim, 'Parameters')).toContainText('43');
  await expect(explain.fact(claim, 'Parameters')).toContainText('15');
  const difference = Number.parseFloat(await explain.fact(claim, 'Largest difference of logits').innerText());
  expect(difference).toBeLessThanOrEqual(1e-4);

  await explain.claim(claim).getByRole('button', { name: 'Collapse' }).click();
  await expect(editor.card('ReLU')).toHaveCount(0);
  await expect(explain.outcome(claim, 'after')).toContainText('15');
  await expect(explain.outcome(claim, 'before')).toContainText('43');
  // The same network answers the same: the number of the top bar is measured again, and stays.
  await expect(editor.reading(/^Test accuracy · n/)).toHaveText(accuracy);
  await app.answerSave(`${folder}/collapsed.layerloom`);
  await editor.menu('Save');
  expect(savedWeights(await app.savedText()).map(({ length }) => length)).toEqual([12, 3]);

  await explain.claim(claim).getByRole('button', { name: 'Undo' }).click();
  await expect(editor.card('ReLU')).toHaveCount(1);
  await expect(editor.reading(/^Test accuracy · n/)).toHaveText(accuracy);
  await expect(explain.claim(claim)).toContainText('measured on your weights');
});

test('every claim is found by name in the command palette', async ({ app }) => {
  const editor = new Editor(app);
  const explain = new Explain(editor);
  await editor.ready();
  await editor.openTemplate('First MLP');
  await editor.runFromPalette('Explain: BatchNorm lab');
  await expect(explain.claim('BatchNorm lab')).toContainText('BatchNorm lab needs a BatchNorm node');
  await editor.runFromPalette('Explain: Rank of a bottleneck');
  await expect(explain.claim('Rank of a bottleneck')).toContainText('Rank of a bottleneck needs two layers');
});

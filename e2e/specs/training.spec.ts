import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../pages/editor';
import { Training } from '../pages/training';
import { expect, test } from '../support/launch';

test('curves are zoomed, read to the digit, and saved as the same numbers', async ({ app, folder }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate('First MLP');
  const training = new Training(editor);
  await training.show();
  await expect(editor.page.getByText('No curves yet')).toBeVisible();
  await editor.setField('Epochs', '8');
  await editor.train();
  await editor.trained();
  await training.toggleCharts('Learning rate', 'Gradient norm', 'Throughput');

  // The newest step, by the keyboard: batch, smoothed and test, and what the gradients were.
  const loss = training.plot('Loss');
  const newest = await training.read(loss, 'End');
  expect(newest).toMatch(/^epoch 8\.00, step [\d,]+, batch [\d.]+, smoothed [\d.]+, test [\d.]+$/);
  const gradients = await training.read(training.plot('Gradient norm'), 'End');
  expect(gradients).toMatch(/Dense 1 [\d.e−-]+ (healthy|vanishing|exploding), Dense 2/);

  await training.dragOver(loss, 0.4, 0.7);
  await expect(training.wholeRun).toBeVisible();
  // All plots show the same part: no step of the first epochs is left.
  const first = await training.read(training.plot('Accuracy'), 'Home');
  expect(Number(/^epoch ([\d.]+)/.exec(first)?.[1])).toBeGreaterThan(1.5);
  await training.plot('Accuracy').press('0');
  await expect(training.wholeRun).toHaveCount(0);

  mkdirSync(join(folder, 'curves'), { recursive: true });
  await app.answerExport(join(folder, 'curves'));
  await training.exportAs('CSV');
  const saved = await app.exportedFolder();
  const last = lastRow(join(saved, 'steps.csv'));
  const read = (name: string, text: string): string => new RegExp(`${name} ([\\d,.]*\\d)`).exec(text)?.[1] ?? '';
  expect(last[0]).toBe(Number(read('step', newest).replaceAll(',', '')));
  expect(last[3]?.toFixed(4)).toBe(read('batch', newest));
  const rate = await training.read(training.plot('Learning rate'), 'End');
  expect(String(last[2])).toBe(read('in force', rate));
  expect(lastRow(join(saved, 'epochs.csv'))[3]?.toFixed(4)).toBe(read('test', newest));

  // The next run is drawn over this one, which is now a kept one.
  await editor.setField('Learning rate', '0.00001');
  await editor.train();
  await editor.trained();
  expect(await training.read(loss, 'End')).toMatch(/, test [\d.]+, Run 1 train [\d.]+, Run 1 test [\d.]+$/);
  await training.toggleCharts('Run 1');
  expect(await training.read(loss, 'End')).toMatch(/, test [\d.]+$/);
});

/** Of a table of numbers with a line of names. */
function lastRow(path: string): readonly number[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return (lines.at(-1) ?? '').split(',').map(Number);
}

test('how a layer is spread at every kept step can be seen after the run, and the training set judged beside the test set', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate('First MLP');
  await editor.setField('Epochs', '5');
  await editor.train();
  await editor.trained();
  const training = new Training(editor);
  await training.show();
  await training.toggleCharts('Accuracy', 'Throughput', 'Distribution over time');
  const spread = editor.page.getByRole('slider', { name: /^Distribution of the weights of Dense 1/ });
  await expect(editor.page.getByText(/^looking:/)).toHaveCount(0);
  await spread.press('End');
  await expect(spread).toHaveAttribute('aria-valuetext', /^epoch 5, step [\d,]+, mean .*, deviation /);

  await editor.page.getByRole('tab', { name: 'Evaluate' }).click();
  const tools = editor.page.getByRole('radiogroup', { name: 'Which rows' });
  const dock = editor.page.getByRole('region', { name: 'Dock' });
  await expect(dock.getByText('n = 50', { exact: true })).toBeVisible();
  await tools.getByText('Training').click();
  await expect(dock.getByText('n = 100', { exact: true })).toBeVisible();
  await expect(editor.page.getByRole('grid', { name: 'Confusion matrix' })).toBeVisible();
});

import { Editor } from '../pages/editor';
import { Runs } from '../pages/runs';
import { expect, test } from '../support/launch';

test('runs are kept, compared, opened again, deleted and brought back, and saved with the project', async ({
  app,
  folder,
}) => {
  let editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate('First MLP');
  let runs = new Runs(editor);
  await runs.show();
  await expect(editor.page.getByText('No runs yet')).toBeVisible();

  await editor.setField('Epochs', '30');
  await runs.trainAnother(1);
  await editor.setField('Learning rate', '0.00001');
  await runs.trainAnother(2);
  await expect(runs.row('Run 2')).toContainText('→ 0.00001');
  await expect(runs.row('Run 2')).toContainText('from Run 1');
  // A rate next to nothing leaves the first weights: a third of the flowers are right by luck, and the test says so.
  await expect(runs.verdict).toContainText('Run 1 is better.');
  await expect(runs.verdict).toContainText(/n\s=\s50: McNemar p/);

  await runs.choose('Run 1');
  await editor.page.getByRole('button', { name: 'Open its network' }).click();
  await editor.page.getByRole('button', { name: 'Back to the network' }).click();
  await expect(editor.field('Learning rate')).not.toHaveValue('0.00001');
  await editor.press('Mod+Z');
  await expect(editor.field('Learning rate')).toHaveValue('0.00001');

  await runs.choose('Run 2');
  await editor.page.getByRole('button', { name: 'Delete Run 2' }).click();
  await expect(runs.rows).toHaveCount(1);
  await editor.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(runs.rows).toHaveCount(2);

  const file = `${folder}/runs.layerloom`;
  await app.answerSave(file);
  await editor.menu('Save');
  await app.savedText();
  await app.reopen();
  editor = new Editor(app);
  runs = new Runs(editor);
  await editor.ready();
  await app.answerOpen(file);
  await editor.menu('Open a project…');
  await runs.show();
  await expect(runs.rows).toHaveCount(2);
  await expect(runs.verdict).toContainText('Run 1 is better.');
});

test('a sweep trains one network after the other and leaves the project as it is', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.openTemplate('First MLP');
  const runs = new Runs(editor);
  await runs.show();
  await editor.setField('Epochs', '10');
  await editor.page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await runs.sweep.getByRole('textbox', { name: 'over' }).fill('0.00001, 1e');
  await expect(runs.sweep.getByRole('alert')).toContainText('“1e” is no number');
  await expect(runs.sweep.getByRole('button', { name: 'Start sweep' })).toBeDisabled();
  await runs.sweep.getByRole('textbox', { name: 'over' }).fill('0.00001, 0.1');
  await runs.sweep.getByRole('spinbutton', { name: 'Seeds' }).fill('2');
  await expect(runs.sweep.getByRole('status')).toContainText('4 runs');
  await runs.sweep.getByRole('button', { name: 'Start sweep' }).click();
  await expect(runs.sweep.getByText('4 of 4 done')).toBeVisible({ timeout: 60_000 });
  await expect(runs.sweep.getByText(/^Best: learning rate 0.1/)).toBeVisible();
  await expect(runs.rows).toHaveCount(4);
  await expect(editor.page.getByRole('figure', { name: /^Test accuracy by learning rate/ })).toBeVisible();
  await runs.sweep.getByRole('button', { name: 'Close' }).last().click();
  await expect(runs.sweep).toHaveCount(0);
  await expect(editor.field('Epochs')).toHaveValue('10');
  await editor.press('Mod+Z');
  await expect(editor.field('Epochs')).not.toHaveValue('10');
});

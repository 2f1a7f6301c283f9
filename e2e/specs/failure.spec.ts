import { writeFileSync } from 'node:fs';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('a run that diverges stops, says where and why, and offers a smaller rate', async ({ app, folder }) => {
  const editor = new Editor(app);
  await editor.ready();
  // Squared error on a linear network with a rate of 10 overshoots at once; cross-entropy or a dead ReLU would not.
  await editor.card('Softmax').click();
  await editor.page.keyboard.press('Delete');
  await editor.card('ReLU').click();
  await editor.page.getByText('what if linear?').click();
  await app.answerSave(`${folder}/plain.layerloom`);
  await editor.menu('Save');
  const file = `${folder}/diverges.layerloom`;
  const project: unknown = JSON.parse(await app.savedText());
  writeFileSync(file, JSON.stringify(withTraining(project, { loss: 'mse', learningRate: 10 })));
  await app.answerOpen(file);
  await editor.menu('Open a project…');
  await expect(editor.page.getByLabel('Learning rate', { exact: true })).toHaveValue('10');

  await editor.train();
  await expect(editor.page.getByRole('alert')).toContainText('First non-finite value');
  await editor.page.getByRole('button', { name: 'Learning rate 10 → 0.1' }).click();
  await editor.selectNothing();
  await expect(editor.page.getByLabel('Learning rate', { exact: true })).toHaveValue('0.1');
  await editor.page.getByRole('button', { name: /^Undo/ }).click();
  await expect(editor.page.getByLabel('Learning rate', { exact: true })).toHaveValue('10');
});

test('a worker that dies is reported, the editor goes on, and training starts again', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.train();
  await expect(editor.reading('Loss')).toHaveText(/\d/);
  await killWorker(editor);
  const banner = editor.page.getByRole('alert').filter({ hasText: 'ended by itself' });
  await expect(banner).toContainText('planted fault');
  await expect(editor.cards).toHaveCount(6);
  await banner.getByRole('button', { name: 'Copy details' }).click();
  await expect(banner.getByRole('button', { name: 'Copied' })).toBeVisible();
  await banner.getByRole('button', { name: 'Train again' }).click();
  await expect(banner).toHaveCount(0);
  await expect(editor.reading('Loss')).toHaveText(/\d/);
});

test('under the words of a failure the curves keep a height that can be read, in the smallest window', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.page.setViewportSize({ width: 1024, height: 700 });
  await editor.ready();
  await editor.train();
  await expect(editor.reading('Loss')).toHaveText(/\d/);
  await killWorker(editor);
  const dock = editor.page.getByRole('region', { name: 'Dock' });
  await expect(dock.getByRole('alert')).toContainText('planted fault');
  for (const name of ['Loss curve, exact values', 'Accuracy curve, exact values']) {
    const curve = dock.getByRole('slider', { name });
    // Less than this leaves no room for two lines of the grid and the axis.
    expect((await curve.boundingBox())?.height).toBeGreaterThan(100);
    await curve.scrollIntoViewIfNeeded();
    await expect(curve).toBeInViewport({ ratio: 0.99 });
  }
});

/** Lets the training worker die of an error of its own. */
async function killWorker({ page }: Editor): Promise<void> {
  const worker = page.workers().find((candidate) => candidate.url().includes('train-worker'));
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted fault');
    });
  });
}

function withTraining(project: unknown, change: Readonly<Record<string, unknown>>): unknown {
  if (typeof project !== 'object' || project === null || !('training' in project)) throw new Error('no project');
  const { training } = project;
  if (typeof training !== 'object') throw new Error('no training settings');
  return { ...project, training: { ...training, ...change } };
}

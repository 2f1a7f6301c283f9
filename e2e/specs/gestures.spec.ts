import { Editor } from '../pages/editor';
import { Gestures } from '../pages/gestures';
import { expect, test } from '../support/launch';

test('the chapter’s network is drawn from nothing with the mouse, and trains', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.newProject();
  const hand = new Gestures(editor);
  const start = performance.now();
  await hand.doubleClick(await hand.placeAt(0.15, 0.1));
  await hand.choose('input');
  await expect(editor.card('Input')).toBeVisible();
  for (const [words, across, down] of [
    ['dense', 0.4, 0.1],
    ['relu', 0.15, 0.5],
    ['dense', 0.45, 0.5],
    ['softmax', 0.75, 0.5],
  ] as const) {
    await hand.doubleClick(await hand.placeAt(across, down));
    await hand.choose(words);
  }
  await expect(editor.wire('Dense 2', 'Softmax')).toHaveCount(1);
  await editor.card('Dense 1').click();
  await editor.setField('Units', '256');
  hand.actions += 2;
  const seconds = (performance.now() - start) / 1000;
  await expect(editor.cards).toHaveCount(6);
  await expect(editor.page.getByRole('banner').getByText('203,530')).toBeVisible();
  await expect(editor.button('Train')).toBeVisible();
  console.log(
    `A3 from an empty canvas with the mouse: ${hand.actions} actions, ${seconds.toFixed(1)} s of the test's hand`,
  );
  expect(hand.actions).toBeLessThanOrEqual(20);
});

test('a wire let go of on the empty canvas offers what fits there, and Escape leaves', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  const hand = new Gestures(editor);
  const free = await hand.placeAt(0.5, 0.93);
  await hand.drag(await hand.port('Output', 'Dense 1'), free);
  await expect(editor.page.getByRole('dialog', { name: 'Fits after Dense 1' })).toBeVisible();
  await expect(editor.page.getByRole('option', { name: /Conv2D/ })).toHaveCount(0);
  await expect(editor.page.getByRole('option', { name: /^Dense/ })).toContainText(/256 → \d+/);
  await editor.page.keyboard.press('Escape');
  await expect(editor.cards).toHaveCount(6);
  await hand.drag(await hand.port('Output', 'Dense 1'), free);
  await hand.choose('tanh');
  await expect(editor.wire('Dense 1', 'tanh')).toHaveCount(1);
  await editor.press('Mod+Z');
  await expect(editor.cards).toHaveCount(6);
});

test('a wire is led elsewhere by its end, cut by letting go, and refused with a reason; one step each', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.ready();
  const hand = new Gestures(editor);
  const input = await hand.port('Input', 'Dense 2');
  await hand.drag({ x: input.x - 16, y: input.y }, await hand.port('Input', 'Softmax'));
  await expect(editor.wire('ReLU', 'Softmax')).toHaveCount(1);
  await expect(editor.wire('Dense 2', 'Softmax')).toHaveCount(0);
  await editor.press('Mod+Z');
  await expect(editor.wire('Dense 2', 'Softmax')).toHaveCount(1);

  await hand.hold(input, await hand.port('Input', 'Dense 1'));
  await expect(
    editor
      .card('Dense 1')
      .locator('..')
      .getByText(/would close a loop/),
  ).toBeVisible();
  await editor.page.mouse.up();
  await expect(editor.wire('ReLU', 'Dense 2')).toHaveCount(1);
  await hand.drag(input, await hand.placeAt(0.5, 0.93));
  await expect(editor.wire('ReLU', 'Dense 2')).toHaveCount(0);
  await editor.press('Mod+Z');
  await expect(editor.wire('ReLU', 'Dense 2')).toHaveCount(1);
});

test('an entry and a loose card dropped on a wire go in between', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  const hand = new Gestures(editor);
  const [from, to] = [await hand.port('Output', 'ReLU'), await hand.port('Input', 'Dense 2')];
  const middle = { x: (from.x + to.x) / 2, y: from.y };
  const canvas = await editor.boxOf(editor.canvas);
  await editor.dragFromPalette('Dropout', middle.x - canvas.x, middle.y - canvas.y);
  await expect(editor.wire('ReLU', 'Dropout')).toHaveCount(1);
  await expect(editor.wire('Dropout', 'Dense 2')).toHaveCount(1);
  await editor.press('Mod+Z');
  await expect(editor.wire('ReLU', 'Dense 2')).toHaveCount(1);

  await editor.press('Mod+-');
  await editor.press('Mod+-');
  const corner = await hand.placeAt(0.6, 0.85);
  await editor.dragFromPalette('BatchNorm', corner.x - canvas.x, corner.y - canvas.y);
  const loose = await editor.boxOf(editor.card('BatchNorm'));
  const [start, end] = [await hand.port('Output', 'Input'), await hand.port('Input', 'Flatten')];
  await hand.drag({ x: loose.x + 60, y: loose.y + 10 }, { x: (start.x + end.x) / 2, y: start.y });
  await expect(editor.wire('Input', 'BatchNorm')).toHaveCount(1);
  await editor.press('Mod+Z');
  await expect(editor.wire('Input', 'Flatten')).toHaveCount(1);
});

test('keys alone add, wire, walk and cut', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  const hand = new Gestures(editor);
  await editor.card('Flatten').click();
  await editor.page.mouse.move(2, 2);
  await editor.page.keyboard.press('c');
  await expect(editor.page.getByTestId('live-region')).toHaveText(/Wire from Flatten to ReLU, instead of .* 1 of 3/);
  await editor.page.keyboard.press('ArrowRight');
  await editor.page.keyboard.press('Enter');
  await expect(editor.wire('Flatten', 'Dense 2')).toHaveCount(1);
  await editor.press('Mod+Z');
  await expect(editor.wire('ReLU', 'Dense 2')).toHaveCount(1);

  await editor.page.keyboard.press('Alt+ArrowRight');
  await expect(editor.page.locator('.react-flow__node:focus')).toContainText('Dense 1');
  await editor.page.keyboard.press('w');
  await editor.page.keyboard.press('a');
  await hand.choose('batchnorm');
  await expect(editor.wire('Flatten', 'BatchNorm')).toHaveCount(1);
  await expect(editor.wire('BatchNorm', 'Dense 1')).toHaveCount(1);
});

test('a frame moves with its cards, a note keeps its words, both are undone and saved', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.press('Mod+-');
  await editor.card('ReLU').click();
  await editor.card('Dense 2').click({ modifiers: ['ControlOrMeta'] });
  await editor.press('Mod+G');
  await editor.page.getByRole('textbox', { name: /^Name of/ }).fill('Hidden layer');
  await editor.page.keyboard.press('Enter');
  const title = editor.canvas.getByText('Hidden layer', { exact: true });
  await expect(title).toBeVisible();
  const before = await editor.boxOf(editor.card('ReLU'));
  const grip = await editor.boxOf(title);
  await new Gestures(editor).drag({ x: grip.x + 10, y: grip.y + 6 }, { x: grip.x + 50, y: grip.y + 46 });
  await expect.poll(async () => (await editor.card('ReLU').boundingBox())?.y).toBeGreaterThan(before.y + 20);
  await editor.press('Mod+Z');
  await expect.poll(() => editor.card('ReLU').boundingBox()).toEqual(before);

  await editor.page.keyboard.press('n');
  await editor.page.getByRole('textbox', { name: 'Words of the note' }).fill('# Why\n- a **kink** per unit');
  await editor.page.keyboard.press('Escape');
  await expect(editor.page.getByRole('listitem').getByText('kink')).toBeVisible();
  await editor.press('Mod+Z');
  await expect(editor.canvas.getByText('kink')).toHaveCount(0);
});

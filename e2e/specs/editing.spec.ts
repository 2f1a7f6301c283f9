import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('nodes are copied, pasted at the pointer with their wires, and taken back in one step', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 1').click();
  await editor.card('ReLU').click({ modifiers: ['ControlOrMeta'] });
  await editor.press('Mod+C');
  await editor.press('Mod+-');
  await editor.press('Mod+-');
  const corner = await editor.boxOf(editor.canvas);
  const point = { x: corner.x + 440, y: corner.y + 280 };
  await editor.page.mouse.move(point.x, point.y);
  await editor.press('Mod+V');
  await expect(editor.cards).toHaveCount(8);
  await expect(editor.wire('Dense 3', 'ReLU 2')).toHaveCount(1);
  await expect(editor.wire('Flatten', 'Dense 3')).toHaveCount(0);
  await expect(editor.page.getByRole('heading', { name: '2 nodes' })).toBeVisible();
  const middle = await middleOfAll(editor, ['Dense 3', 'ReLU 2']);
  expect(Math.hypot(middle.x - point.x, middle.y - point.y)).toBeLessThan(40);
  await editor.press('Mod+Z');
  await expect(editor.cards).toHaveCount(6);

  await editor.press('Mod+Shift+V');
  await expect(editor.cards).toHaveCount(8);
  await expect(editor.wire('Flatten', 'Dense 2')).toHaveCount(1);
});

test('a copy is pasted into another project, and a text that is not ours is refused with a sentence', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.press('Mod+A');
  await editor.press('Mod+C');
  await editor.newProject();
  await editor.press('Mod+V');
  await expect(editor.cards).toHaveCount(6);
  await expect(editor.page.getByRole('banner').getByText('203,530')).toBeVisible();
  await editor.press('Mod+X');
  await expect(editor.cards).toHaveCount(0);
  await editor.press('Mod+V');
  await expect(editor.cards).toHaveCount(6);
  await expect(editor.button('Train')).toBeVisible();

  const search = editor.page.getByRole('textbox', { name: 'Add a node' });
  await search.fill('just words');
  await search.press('ControlOrMeta+a');
  await search.press('ControlOrMeta+c');
  await search.press('Escape');
  await editor.canvas.click({ position: { x: 20, y: 300 } });
  await editor.press('Mod+V');
  const messages = editor.page.getByRole('region', { name: 'Messages' });
  await expect(messages.getByText('was not copied from a Layerloom network')).toBeVisible();
  await expect(editor.cards).toHaveCount(6);
});

test('deleting joins the chain, deleting with Shift leaves a gap, duplicating stands aside', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.card('ReLU').click();
  await editor.page.keyboard.press('Delete');
  await expect(editor.wire('Dense 1', 'Dense 2')).toHaveCount(1);
  await editor.press('Mod+Z');
  await expect(editor.cards).toHaveCount(6);
  await editor.card('ReLU').click();
  await editor.page.keyboard.press('Shift+Delete');
  await expect(editor.cards).toHaveCount(5);
  await expect(editor.wire('Dense 1', 'Dense 2')).toHaveCount(0);
  await editor.press('Mod+Z');

  await editor.card('ReLU').click();
  await editor.press('Mod+D');
  await expect(editor.cards).toHaveCount(7);
  const [one, other] = [await editor.boxOf(editor.card('ReLU 1')), await editor.boxOf(editor.card('ReLU 2'))];
  expect(other.y).toBeGreaterThan(one.y + one.height);
});

test('arrow keys move the selection, a burst of them is one step; what feeds a node is selected', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  const dense = editor.card('Dense 2');
  await dense.click();
  const start = await editor.boxOf(dense);
  // A card is 192 wide at 100 %.
  const zoom = start.width / 192;
  for (const _ of [1, 2, 3]) await editor.page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await dense.boundingBox())?.x).toBeCloseTo(start.x + 24 * zoom, 0);
  await editor.page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await dense.boundingBox())?.y).toBeCloseTo(start.y + 80 * zoom, 0);
  await editor.press('Mod+Z');
  await expect.poll(() => dense.boundingBox()).toEqual(start);

  await editor.page.keyboard.press('u');
  await expect(editor.page.getByRole('heading', { name: '5 nodes' })).toBeVisible();
  await editor.selectNothing();
  await editor.card('Dense 2').click();
  await editor.page.keyboard.press('d');
  await expect(editor.page.getByRole('heading', { name: '2 nodes' })).toBeVisible();
});

test('a node is renamed on its card and bypassed by key, with Escape and undo', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.card('Dense 2').click();
  await editor.page.keyboard.press('F2');
  const field = editor.page.getByRole('textbox', { name: 'Name of Dense 2' });
  await expect(field).toBeFocused();
  await field.fill('Head');
  await field.press('Enter');
  await expect(editor.card('Head')).toBeVisible();
  await editor.page.keyboard.press('F2');
  await editor.page.keyboard.type('Other');
  await editor.page.keyboard.press('Escape');
  await expect(editor.card('Head')).toBeVisible();
  await editor.press('Mod+Z');
  await expect(editor.card('Dense 2')).toBeVisible();

  await editor.card('ReLU').click();
  await editor.press('Mod+B');
  await expect(editor.card('ReLU').getByText('bypassed')).toBeVisible();
  await editor.press('Mod+B');
  await expect(editor.card('ReLU').getByText('bypassed')).toHaveCount(0);
});

test('the palette runs commands, says why not, goes to nodes, remembers, and gives the focus back', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  const field = editor.page.getByRole('combobox', { name: 'Command palette' });
  await editor.press('Mod+K');
  await expect(field).toBeFocused();
  await field.pressSequentially('dupl');
  await expect(editor.option('Duplicate')).toContainText('Select a node first');
  await field.press('Enter');
  await expect(editor.cards).toHaveCount(6);
  await field.press('Escape');
  await expect(field).toHaveCount(0);

  await editor.card('Flatten').click();
  await editor.press('Mod+K');
  await field.pressSequentially('dupl');
  await field.press('Enter');
  await expect(editor.cards).toHaveCount(7);
  await editor.press('Mod+Z');

  await editor.press('Mod+K');
  await expect(editor.page.getByRole('group', { name: 'Recent' }).getByRole('option').first()).toContainText(
    'Duplicate',
  );
  await field.pressSequentially('soft');
  await field.press('Enter');
  await expect(editor.page.getByRole('heading', { name: 'Softmax' })).toBeVisible();
  await expect(editor.page.locator('.react-flow__node:focus')).toContainText('Softmax');

  await editor.press('Mod+F');
  const find = editor.page.getByRole('combobox', { name: 'Find a node' });
  await find.pressSequentially('den');
  await find.press('ArrowDown');
  await expect(editor.option('Dense 2')).toHaveAttribute('aria-selected', 'true');
  await find.press('Enter');
  await expect(editor.page.getByRole('heading', { name: 'Dense 2' })).toBeVisible();
});

test('nodes are aligned, spread and laid out by the palette, one step each', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  const names = ['Input', 'Flatten', 'Dense 1'];
  await editor.card('Flatten').click();
  for (const _ of [1, 2]) await editor.page.keyboard.press('Shift+ArrowDown');
  await editor.page.keyboard.press('Shift+ArrowRight');
  const moved = await lefts(editor, names);
  await editor.card('Input').click({ modifiers: ['ControlOrMeta'] });
  await editor.card('Dense 1').click({ modifiers: ['ControlOrMeta'] });
  await editor.runFromPalette('Align tops');
  await expect.poll(async () => new Set(await tops(editor, names)).size).toBe(1);
  await editor.runFromPalette('Distribute across');
  await expect
    .poll(async () => {
      const [a = 0, b = 0, c = 0] = await lefts(editor, names);
      return Math.abs(2 * b - a - c);
    })
    .toBeLessThan(2);
  await editor.press('Mod+Z');
  await expect.poll(() => lefts(editor, names)).toEqual(moved);
  await editor.runFromPalette('Lay out the network');
  await expect.poll(async () => new Set(await tops(editor, names)).size).toBe(1);
  await editor.press('Mod+Z');
  await expect.poll(() => lefts(editor, names)).toEqual(moved);
});

test('menus on a node, a wire and the canvas do what they say', async ({ app }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.contextMenu(editor.card('ReLU'), 'Rename');
  const field = editor.page.getByRole('textbox', { name: 'Name of ReLU' });
  await expect(field).toBeFocused();
  await field.press('Escape');

  await editor.contextMenu(editor.card('ReLU'), 'Copy');
  await editor.canvas.click({ button: 'right', position: { x: 20, y: 300 } });
  await editor.page.getByRole('menuitem', { name: /^Paste(?! with)/ }).click();
  await expect(editor.cards).toHaveCount(7);
  await editor.press('Mod+Z');

  const wire = await middleOfWire(editor, 'Flatten', 'Dense 1');
  await editor.page.mouse.click(wire.x, wire.y, { button: 'right' });
  await editor.page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(editor.wire('Flatten', 'Dense 1')).toHaveCount(0);
  await editor.press('Mod+Z');
  await expect(editor.wire('Flatten', 'Dense 1')).toHaveCount(1);

  await editor.page.keyboard.press('?');
  const shortcuts = editor.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const title of ['Duplicate', 'Command palette', 'Align tops', 'Paste with incoming wires']) {
    await expect(shortcuts.getByText(title, { exact: true })).toBeAttached();
  }
});

async function boxes(editor: Editor, names: readonly string[]) {
  return Promise.all(names.map((name) => editor.boxOf(editor.card(name))));
}

async function lefts(editor: Editor, names: readonly string[]): Promise<number[]> {
  return (await boxes(editor, names)).map(({ x }) => Math.round(x));
}

async function tops(editor: Editor, names: readonly string[]): Promise<number[]> {
  return (await boxes(editor, names)).map(({ y }) => Math.round(y));
}

async function middleOfAll(editor: Editor, names: readonly string[]): Promise<{ x: number; y: number }> {
  const all = await boxes(editor, names);
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const top = Math.min(...all.map(({ y }) => y));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Between two cards of a row, where the wire is straight: half way between the ports. */
async function middleOfWire(editor: Editor, from: string, to: string): Promise<{ x: number; y: number }> {
  const start = await editor.middleOf(editor.page.getByLabel(`Output of ${from}`, { exact: true }));
  const end = await editor.middleOf(editor.page.getByLabel(`Input of ${to}`, { exact: true }));
  return { x: (start.x + end.x) / 2, y: start.y };
}

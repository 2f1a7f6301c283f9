import type { Locator } from '@playwright/test';
import { Clicks } from '../pages/clicks';
import { Editor } from '../pages/editor';
import { Exercises } from '../pages/exercises';
import { Explain } from '../pages/explain';
import type { AppUnderTest } from '../support/app';
import { expect, test } from '../support/launch';

interface Hands {
  readonly editor: Editor;
  readonly explain: Explain;
  readonly clicks: Clicks;
}

async function begin(app: AppUnderTest): Promise<Hands> {
  const editor = new Editor(app);
  await editor.ready();
  return { editor, explain: new Explain(editor), clicks: new Clicks(editor) };
}

const { step } = test;

test('networks and nodes of the chapter, each at most three clicks from the canvas', async ({ app }) => {
  const { editor, clicks } = await begin(app);
  const inspector = editor.page.getByRole('complementary', { name: 'Inspector' });

  await step('A3: 203,530 parameters, 235 steps an epoch', async () => {
    await expect(editor.reading('Parameters')).toHaveText('203,530');
    await clicks.on(editor.button('Step one minibatch'));
    await expect(editor.page.getByText('1 / 2,350')).toBeVisible();
  });
  await step('A6: the bench of a ReLU over its own pre-activations, and its dead units', async () => {
    await clicks.card('ReLU');
    await expect(inspector).toContainText('Dead units');
    await expect(inspector).toContainText('this node now');
    await expect(inspector).toContainText('left-hand one, 0');
  });
  await step('A1: 7,850 parameters and a first loss of ln 10', async () => {
    await clicks.open('Softmax regression');
    await expect(editor.reading('Parameters')).toHaveText('7,850');
    await clicks.on(editor.button('Step one minibatch'));
    await expect.poll(() => numberOf(editor.reading('Loss'))).toBeGreaterThan(0);
    expect(Math.abs((await numberOf(editor.reading('Loss'))) - Math.log(10))).toBeLessThan(0.1);
  });
  await step('A4: shapes as batch × n on the wires, and rows that sum to 1', async () => {
    await clicks.open('Two hidden layers');
    await expect(editor.canvas.getByText('batch × 256').first()).toBeVisible();
    await clicks.card('Softmax');
    await expect(inspector.getByText(/^± .*n = 10,000$/)).toBeVisible();
    const apart = (await inspector.getByText(/^± .*n = 10,000$/).innerText()).replace('± ', '');
    expect(Number.parseFloat(apart)).toBeLessThanOrEqual(1e-6);
  });
  await step('A8: the derivative of a sigmoid is at most 0.25, at 0', async () => {
    await clicks.open('Sigmoid');
    await clicks.card('Sigmoid 1');
    await expect(inspector).toContainText('0.25 at 0');
  });
  await step('A9: the derivative of tanh is at most 1, at 0', async () => {
    await clicks.open('Spirals');
    await clicks.card('tanh 1');
    await expect(inspector).toContainText('1 at 0');
  });
  await step('A7: the slope of a pReLU moves while it learns', async () => {
    await clicks.open('pReLU');
    await clicks.card('pReLU');
    await expect(inspector).toContainText('α now 0.25');
    await clicks.on(editor.button('Train'));
    // Where it is, and not only that it is gone for a moment.
    await expect(inspector.getByText(/^α now (?!0\.25$)/)).toBeVisible();
  });
  await step('A2: 43 parameters, and 93 in 100 of the held-out flowers', async () => {
    await clicks.open('First MLP');
    await expect(editor.reading('Parameters')).toHaveText('43');
    await clicks.on(editor.button('Train'));
    await editor.trained();
    expect(await editor.testAccuracy()).toBeGreaterThanOrEqual(0.93);
  });
});

test('claims of the chapter, each measured at most three clicks from its network', async ({ app }) => {
  const { editor, explain, clicks } = await begin(app);
  const measure = (claim: string): Locator => explain.claim(claim).getByRole('button', { name: 'Train and measure' });

  await step('A5: three dense layers are one', async () => {
    await clicks.open('Three dense layers are one');
    await clicks.on(editor.card('Dense 1').getByRole('button', { name: 'these 3 layers are one' }));
    await expect(explain.fact('Linear collapse', 'Parameters')).toContainText('7,850');
    expect(await numberOf(explain.fact('Linear collapse', 'Largest difference'))).toBeLessThanOrEqual(1e-4);
  });
  await step('A10: hidden units as gates are right on four rows, a linear model on three at most', async () => {
    await clicks.open('XOR by hand');
    await clicks.tab('Explain');
    await expect(explain.fact('Why linear cannot learn XOR', 'Rows right')).toContainText('4 of 4');
    await clicks.open('XOR, linear');
    await clicks.tab('Explain');
    await expect(explain.fact('Why linear cannot learn XOR', 'Rows right')).toContainText('at most 3');
  });
  await step('A12: as many kinks as units that change sign, and straight between them', async () => {
    await clicks.open('A ReLU network is piecewise linear');
    await clicks.tab('Explain');
    await expect(explain.fact('Line probe', 'Kinks')).toHaveText(/^(\d+) = \1/);
    expect(await numberOf(explain.fact('Line probe', 'From straight'))).toBeLessThanOrEqual(1e-5);
  });
  await step('A13: tanh rewritten as a sigmoid, and brought back', async () => {
    await clicks.open('tanh is a sigmoid');
    await clicks.tab('Explain');
    const claim = 'tanh is a sigmoid';
    expect(await numberOf(explain.fact(claim, 'Largest difference of outputs'))).toBeLessThanOrEqual(1e-5);
    await clicks.on(explain.claim(claim).getByRole('button', { name: 'Rewrite as sigmoid' }));
    await expect(editor.card('Sigmoid')).toHaveCount(1);
    await clicks.on(explain.claim(claim).getByRole('button', { name: 'Undo' }));
    await expect(editor.card('tanh')).toHaveCount(1);
  });
  await step('A14: no singular value beyond the width of a bottleneck', async () => {
    await clicks.open('A linear bottleneck');
    await clicks.tab('Explain');
    await expect(explain.fact('Rank of a bottleneck', 'Rank measured')).toContainText('5of 10');
    expect(await numberOf(explain.fact('Rank of a bottleneck', 'Largest value beyond'))).toBeLessThan(1e-5);
  });
  await step('A15: one sample in other minibatches', async () => {
    await clicks.open('A nonlinearity on one minibatch');
    await clicks.tab('Explain');
    expect(await numberOf(explain.fact('BatchNorm lab', 'Training mode'))).toBeGreaterThan(1e-3);
    expect(await numberOf(explain.fact('BatchNorm lab', 'Inference'))).toBeLessThan(1e-6);
    expect(await numberOf(explain.fact('BatchNorm lab', 'Alone'))).toBeLessThan(1e-3);
  });
  await step('A18: the gradient of the first of six sigmoid layers', async () => {
    await clicks.open('Vanishing gradients');
    await clicks.tab('Explain');
    await expect(explain.fact('Gradient flow', 'First layer over last')).toContainText('vanishing');
    expect(await numberOf(explain.fact('Gradient flow', 'First layer over last'))).toBeLessThan(0.01);
    await expect(explain.fact('Gradient flow', 'With ReLU')).toContainText('healthy');
  });
  await step('A16: a linear model on the temperature, on the distance from 37 °C, and a hidden layer', async () => {
    await clicks.open('Body temperature');
    await clicks.tab('Explain');
    await clicks.on(explain.claim('Monotonicity').getByRole('button', { name: 'Compare with a better feature' }));
    const claim = 'Feature or hidden layer';
    await clicks.on(measure(claim));
    await expect(explain.fact(claim, 'Verdict')).toContainText('lower the loss');
    await expect(explain.claim(claim).getByRole('row')).toHaveCount(4);
  });
  await step('A17: how far a linear model falls on half inverted images, and an MLP', async () => {
    await clicks.open('Half inverted');
    await clicks.tab('Explain');
    const claim = 'Inverted images';
    await clicks.on(explain.claim(claim).getByText('1', { exact: true }));
    await clicks.on(measure(claim));
    await expect(explain.fact(claim, 'Verdict')).toContainText('the linear model falls by more', { timeout: 60_000 });
  });
  await step('A11: wide or deep, trained when it is asked for, and given up at once', async () => {
    await clicks.open('Curve, wide');
    await clicks.tab('Explain');
    await clicks.on(measure('Deeper or wider'));
    const bar = explain.claim('Deeper or wider').getByRole('progressbar');
    await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]/);
    await clicks.on(explain.claim('Deeper or wider').getByRole('button', { name: 'Cancel' }));
    await expect(bar).toHaveCount(0);
    await expect(measure('Deeper or wider')).toBeVisible();
  });
  await step('A19: an exercise, checked on the network on the canvas', async () => {
    const exercises = new Exercises(editor);
    await clicks.open('A linear bottleneck');
    await clicks.tab('Exercises');
    await clicks.on(exercises.row('A linear bottleneck of d/2'));
    await clicks.on(exercises.checks.getByRole('button', { name: /^Check/ }));
    await expect(exercises.row('A linear bottleneck of d/2')).toContainText(/\d of \d checks/);
  });
});

/** The number that a text begins with, once there is one. */
async function numberOf(place: Locator): Promise<number> {
  await expect(place).toHaveText(/\d/);
  return Number.parseFloat((await place.innerText()).replace('−', '-'));
}

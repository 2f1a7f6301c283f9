import { mkdirSync } from 'node:fs';
import { Editor } from '../pages/editor';
import { predictWithTfjs } from '../support/exported-model';
import { fashionTestSet, scaled } from '../support/fashion-test-set';
import { expect, test } from '../support/launch';
import { savedWeights } from '../support/saved-project';

test('softmax regression is drawn by hand, trained on real images and taken away', async ({ app, folder }) => {
  const editor = new Editor(app);
  await editor.ready();
  await editor.newProject();

  await editor.dragFromPalette('Input', 40, 60);
  await editor.dragFromPalette('Flatten', 250, 60);
  await editor.dragFromPalette('Dense', 460, 60);
  await editor.dragFromPalette('Softmax', 670, 60);
  await expect(editor.trainOff).toBeVisible();
  await editor.drawWire('Input', 'Flatten');
  await editor.drawWire('Flatten', 'Dense');
  await editor.drawWire('Dense', 'Softmax');
  await expect(editor.card('Dense').getByText('7,850 params')).toBeVisible();
  await expect(editor.card('Dense').getByText('batch × 10')).toBeVisible();

  await editor.selectNothing();
  await editor.setField('Epochs', '1');
  await editor.train();
  await expect(editor.reading('Loss')).not.toHaveText('·');
  await editor.trained();
  await expect(editor.reading('Epoch')).toHaveText('1 / 1');
  // The first loss of ten even classes is ln 10 = 2.303; one epoch brings it far below.
  expect(Number(await editor.reading('Loss').innerText())).toBeLessThan(1.2);
  const accuracy = await editor.testAccuracy();
  expect(accuracy).toBeGreaterThan(0.6);

  await app.answerSave(`${folder}/by-hand.layerloom`);
  await editor.menu('Save');
  const [kernel, bias] = savedWeights(await app.savedText());

  const target = `${folder}/exports`;
  mkdirSync(target);
  await app.answerExport(target);
  await editor.menu('Export for TensorFlow.js…');
  const exported = await app.exportedFolder();
  const held = fashionTestSet();
  const probabilities = await predictWithTfjs(exported, scaled(held.features, 0, held.count), [28, 28, 1]);

  let largest = 0;
  for (let row = 0; row < 200; row++) {
    const expected = softmaxRegression(scaled(held.features, row, 1), kernel, bias);
    for (const [unit, value] of expected.entries()) {
      largest = Math.max(largest, Math.abs(value - (probabilities[row * 10 + unit] ?? Number.NaN)));
    }
  }
  expect(largest).toBeLessThanOrEqual(1e-5);
  expect(shareRight(probabilities, held.labels)).toBeCloseTo(accuracy, 3);
});

/** softmax(xW + b) in float64, from the weights that the app saved: [784] → [10]. */
function softmaxRegression(pixels: Float32Array, kernel?: Float32Array, bias?: Float32Array): number[] {
  const logits = Array.from({ length: 10 }, (_, unit) =>
    pixels.reduce((sum, pixel, index) => sum + pixel * (kernel?.[index * 10 + unit] ?? Number.NaN), bias?.[unit] ?? 0),
  );
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function shareRight(probabilities: Float32Array, labels: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    const scores = probabilities.subarray(row * 10, row * 10 + 10);
    if (scores.indexOf(Math.max(...scores)) === labels[row]) right += 1;
  }
  return right / labels.length;
}

import { expect, test } from 'vitest';
import { datasetInfo } from '../../src-core/datasets/registry';
import { nodeId } from '../../src-core/ids';
import type { NodeSnapshot } from '../../src-core/training/protocol';
import { gradientWord, type LiveWords, liveWords } from './live-words';

const clothes = datasetInfo({ id: 'fashion-mnist', options: {} });
const snapshot: NodeSnapshot = {
  node: nodeId('n'),
  meanAbs: 0.4,
  dead: null,
  gradient: null,
  histogram: null,
  figures: { mean: 1, above: 1, largest: 1, saturated: null },
};
const text = (words: LiveWords | null): string =>
  words === null ? '' : [words.before, words.number, words.after].filter((part) => part !== '').join(' ');

test('the input says how much there is', () => {
  const facts = { type: 'input', input: null, output: [28, 28, 1] };
  expect(text(liveWords(facts, snapshot, null, clothes))).toBe('60,000 images, 10 classes');
});

test('flatten says from what to what', () => {
  const facts = { type: 'flatten', input: [28, 28, 1], output: [784] };
  expect(text(liveWords(facts, snapshot, null, clothes))).toBe('28 × 28 × 1 to 784');
});

test('a layer with weights says its gradient and one word for it', () => {
  const facts = { type: 'dense', input: [784], output: [256] };
  expect(text(liveWords(facts, { ...snapshot, gradient: 0.0312 }, null, clothes))).toBe('gradient 0.031 healthy');
});

test('a ReLU says how many of its units are dead', () => {
  const facts = { type: 'activation', input: [256], output: [256] };
  expect(text(liveWords(facts, { ...snapshot, dead: 31 / 256 }, null, clothes))).toBe('12 % dead 31 of 256 units');
});

test('the softmax names the class that it finds most likely', () => {
  const output = new Float32Array(10);
  output[9] = 0.85;
  const facts = { type: 'softmax', input: [10], output: [10] };
  const words = liveWords(facts, snapshot, { index: 9003, label: 9, output }, clothes);
  expect(text(words)).toBe('image 9,003: Ankle boot');
});

test('a gradient is healthy, vanishing or exploding', () => {
  expect(gradientWord(0.03)).toBe('healthy');
  expect(gradientWord(1e-7)).toBe('vanishing');
  expect(gradientWord(1e4)).toBe('exploding');
  expect(gradientWord(Number.NaN)).toBe('exploding');
});

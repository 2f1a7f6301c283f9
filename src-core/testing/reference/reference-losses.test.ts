import { expect, test } from 'vitest';
import { exactCrossEntropy, logitRows } from '../exact-cross-entropy';
import { referenceLoss } from './reference-losses';

function expectDigits(found: ArrayLike<number>, exact: readonly number[]): void {
  exact.forEach((value, index) => {
    expect(Math.abs((found[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-14 * Math.abs(value));
  });
}

test.each(Object.entries(logitRows))('the reference has all digits of a cross-entropy: %s', (_, logits) => {
  const outputs = Float64Array.from(logits, Math.fround);
  for (const label of logits.keys()) {
    const exact = exactCrossEntropy([...outputs], label);
    const found = referenceLoss('cross-entropy', outputs, { labels: [label], kind: 'class' }, logits.length);
    expectDigits([found.mean, ...found.gradient], [exact.loss, ...exact.gradient]);
  }
});

test.each([0, 0.25, 8, 30, 62, -0.25, -8, -30, -62])('and of a binary one: %f', (logit) => {
  for (const label of [0, 1]) {
    // One logit stands for the two {z, 0}.
    const exact = exactCrossEntropy([logit, 0], 1 - label);
    const found = referenceLoss('binary-cross-entropy', Float64Array.of(logit), { labels: [label], kind: 'class' }, 1);
    expectDigits([found.mean, ...found.gradient], [exact.loss, ...exact.gradient.slice(0, 1)]);
  }
});

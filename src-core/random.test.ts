import { expect, test } from 'vitest';
import { makeRandom, makeStreamWords } from './random';

/** `sfc32` written again from its description (PractRand), started from four words. */
function drawFrom(words: Uint32Array): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = words;
  const next = (): number => {
    const sum = (a + b + d) >>> 0;
    d = (d + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + ((c << 3) >>> 0)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
}

test.each([0, 1, 9, 10, 11, 99, 100, 2345, 1_000_000, 987_654_321_012])('words of step %i begin its stream', (step) => {
  const words = new Uint32Array(6);
  makeStreamWords(42, 'dropout', 'dropout_3')(step, words, 2);
  const draw = drawFrom(words.subarray(2));
  const stream = makeRandom(42).fork('dropout').fork(step).fork('dropout_3');
  for (let index = 0; index < 20; index++) expect(draw()).toBe(stream.uniform());
});

test('streams do not change from one version to the next: saved projects depend on them', () => {
  const stream = makeRandom(7).fork('shuffle').fork(3);
  expect([stream.uniform(), stream.uniform(), stream.integer(1000)]).toEqual([
    0.8424965692684054, 0.5348581259604543, 546,
  ]);
});

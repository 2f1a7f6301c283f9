import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { nodeId } from '../ids';
import { makeRandom } from '../random';
import { fromBase64, toBase64 } from './base64';
import { readStoredWeights, storeWeights } from './stored-weights';

const seed = 3;

test(`base64 is that of Node for every length, seed ${seed}`, () => {
  const random = makeRandom(seed);
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, () => random.integer(256));
    const text = Buffer.from(bytes).toString('base64');
    expect(toBase64(bytes)).toBe(text);
    expect(fromBase64(text)).toEqual(bytes);
  }
});

test.each(['abc', 'ab$=', 'ä===', 'a b='])('"%s" is not base64', (text) => {
  expect(fromBase64(text)).toBeNull();
});

const weights = [
  { node: nodeId('n1'), name: 'kernel', shape: [2, 2], values: Float32Array.of(1, -0, 1e-40, 3.5) },
  { node: nodeId('n1'), name: 'bias', shape: [2], values: Float32Array.of(NaN, Infinity) },
];

test('stored weights are read back bit for bit', () => {
  const stored = storeWeights(weights, 4);
  expect(stored.epochs).toBe(4);
  expect(stored.entries[0]?.data).toBe(Buffer.from(Float32Array.of(1, -0, 1e-40, 3.5).buffer).toString('base64'));
  expect(readStoredWeights(stored)).toEqual({ ok: true, value: weights });
});

test('a weight that is damaged or too short is named', () => {
  const stored = storeWeights(weights, 4);
  const [first] = stored.entries;
  if (!first) throw new Error('nothing stored');
  const broken = (data: string) => readStoredWeights({ epochs: 1, entries: [{ ...first, data }] });
  expect(broken('????')).toMatchObject({
    ok: false,
    error: expect.stringContaining('"kernel" of node "n1"') as string,
  });
  expect(broken('AAAA')).toMatchObject({
    ok: false,
    error: expect.stringContaining('3 bytes instead of 16') as string,
  });
});

import { expect, test } from 'vitest';
import type { Split } from './define-dataset';
import { fingerprintOf } from './fingerprint';

const split = (features: readonly number[], labels: readonly number[]): Split => ({
  count: labels.length,
  features: Float32Array.from(features),
  labels: Uint8Array.from(labels),
});

test('the same rows have the same fingerprint, wherever in memory they lie', () => {
  const bytes = (offset: number): Uint8Array => {
    const held = new Uint8Array(offset + 9);
    held.set([1, 2, 3, 4, 5, 6, 7, 8, 9], offset);
    return held.subarray(offset);
  };
  const of = (offset: number): string =>
    fingerprintOf({ count: 3, features: bytes(offset), labels: Uint8Array.of(0, 1, 2) });
  expect(of(1)).toBe(of(0));
  expect(of(0)).toMatch(/^3-[0-9a-f]{16}$/);
});

test('one feature, one label, the order of rows or a row more make another', () => {
  const variants = [
    split([1, 2, 3, 4], [0, 1]),
    split([1, 2, 3, 4.000001], [0, 1]),
    split([1, 2, 3, 4], [0, 0]),
    split([3, 4, 1, 2], [1, 0]),
    split([1, 2, 3, 4, 0, 0], [0, 1, 0]),
    split([1, 2, 3, 4], [0, 1, 0, 0]),
  ];
  expect(new Set(variants.map(fingerprintOf)).size).toBe(variants.length);
});

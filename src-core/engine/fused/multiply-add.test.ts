import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { relaxedMultiplyAdd } from './multiply-add';

const here = {
  validate: (bytes: Uint8Array<ArrayBuffer>) => WebAssembly.validate(bytes),
  instantiate: (bytes: Uint8Array<ArrayBuffer>) => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports,
};

test('the machine answers with one of the two, and the same again', () => {
  if (process.version.startsWith('v20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');
  const answer = relaxedMultiplyAdd(here);
  expect(['rounded-once', 'rounded-twice']).toContain(answer);
  expect(relaxedMultiplyAdd(here)).toBe(answer);
});

test('a machine that does not take relaxed SIMD has none', () => {
  const neverCalled = () => {
    throw new Error('instantiated');
  };
  expect(relaxedMultiplyAdd({ validate: () => false, instantiate: neverCalled })).toBeNull();
});

test('both ways of rounding are told apart', () => {
  // 2 ** -52 is far below what these numbers need: in double precision x² + sum is exact.
  const once = (x: number, sum: number): number => Math.fround(x * x + sum);
  const twice = (x: number, sum: number): number => Math.fround(Math.fround(x * x) + sum);
  const answered = (f: (x: number, sum: number) => number) =>
    relaxedMultiplyAdd({ validate: () => true, instantiate: () => ({ f }) });
  expect(answered(once)).toBe('rounded-once');
  expect(answered(twice)).toBe('rounded-twice');
});

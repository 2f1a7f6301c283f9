// What the tests and the bench call.

import { exp4 } from './functions.assembly';

export { activate, activateBackward } from './functions.assembly';
export { product, productScratchBytes, productTransposedA, productTransposedB } from './product.assembly';

/** y = e^x; `count` is a multiple of 4. */
export function exponentials(x: usize, y: usize, count: i32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 16) v128.store(y + i, exp4(v128.load(x + i)));
}

/**
 * 12 independent chains of multiplications and additions, 96 operations a round and none on memory: what the core can do
 * with 128-bit vectors.
 * @param numbers 14 vectors: factor, summand and the chains
 */
export function multiplyAddPeak(numbers: usize, count: i32): void {
  const x = v128.load(numbers);
  const y = v128.load(numbers, 16);
  let c0 = v128.load(numbers, 32);
  let c1 = v128.load(numbers, 48);
  let c2 = v128.load(numbers, 64);
  let c3 = v128.load(numbers, 80);
  let c4 = v128.load(numbers, 96);
  let c5 = v128.load(numbers, 112);
  let c6 = v128.load(numbers, 128);
  let c7 = v128.load(numbers, 144);
  let c8 = v128.load(numbers, 160);
  let c9 = v128.load(numbers, 176);
  let c10 = v128.load(numbers, 192);
  let c11 = v128.load(numbers, 208);
  for (; count > 0; count--) {
    c0 = f32x4.add(f32x4.mul(c0, x), y);
    c1 = f32x4.add(f32x4.mul(c1, x), y);
    c2 = f32x4.add(f32x4.mul(c2, x), y);
    c3 = f32x4.add(f32x4.mul(c3, x), y);
    c4 = f32x4.add(f32x4.mul(c4, x), y);
    c5 = f32x4.add(f32x4.mul(c5, x), y);
    c6 = f32x4.add(f32x4.mul(c6, x), y);
    c7 = f32x4.add(f32x4.mul(c7, x), y);
    c8 = f32x4.add(f32x4.mul(c8, x), y);
    c9 = f32x4.add(f32x4.mul(c9, x), y);
    c10 = f32x4.add(f32x4.mul(c10, x), y);
    c11 = f32x4.add(f32x4.mul(c11, x), y);
  }
  v128.store(numbers, c0, 32);
  v128.store(numbers, c1, 48);
  v128.store(numbers, c2, 64);
  v128.store(numbers, c3, 80);
  v128.store(numbers, c4, 96);
  v128.store(numbers, c5, 112);
  v128.store(numbers, c6, 128);
  v128.store(numbers, c7, 144);
  v128.store(numbers, c8, 160);
  v128.store(numbers, c9, 176);
  v128.store(numbers, c10, 192);
  v128.store(numbers, c11, 208);
}

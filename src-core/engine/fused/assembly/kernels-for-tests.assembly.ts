// What the tests and the bench call.

import { activate, activateBackward, exp4 } from './functions.assembly';
import { product, productTransposedA, productTransposedB } from './product.assembly';

export { activate, activateBackward } from './functions.assembly';
export { product, productScratchBytes, productTransposedA, productTransposedB } from './product.assembly';

/** y = e^x; `count` is a multiple of 4. */
export function exponentials(x: usize, y: usize, count: i32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 16) v128.store(y + i, exp4(v128.load(x + i)));
}

/**
 * 13 independent chains of multiplications and additions, 104 operations a round and none on memory: what the core can
 * do with 128-bit vectors. That many hide the latency, and still fit into the registers.
 * @param numbers 15 vectors: factor, summand and the chains
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
  let c12 = v128.load(numbers, 224);
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
    c12 = f32x4.add(f32x4.mul(c12, x), y);
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
  v128.store(numbers, c12, 224);
}

/**
 * The products and activations of `count` training steps of 2-8-8-2 with tanh at batch 10, without loss and update.
 * @param at room for some 3,000 numbers
 */
export function tinySteps(at: usize, count: i32): void {
  const x = at;
  const w1 = x + 128;
  const h1 = w1 + 128;
  const w2 = h1 + 384;
  const h2 = w2 + 384;
  const w3 = h2 + 384;
  const y = w3 + 128;
  const d1 = y + 128;
  const d2 = d1 + 384;
  const g1 = d2 + 384;
  const g2 = g1 + 128;
  const g3 = g2 + 384;
  const bias = g3 + 128;
  const scratch = bias + 64;
  for (; count > 0; count--) {
    product(x, w1, h1, bias, 10, 2, 8, scratch, 0, 1);
    activate(8, h1, h1, 80, 0);
    product(h1, w2, h2, bias, 10, 8, 8, scratch, 0, 1);
    activate(8, h2, h2, 80, 0);
    product(h2, w3, y, bias, 10, 8, 2, scratch, 0, 1);
    productTransposedA(h2, y, g3, 10, 8, 2, scratch, 0, 1);
    productTransposedB(y, w3, d2, 10, 8, 2, scratch, 0, 1);
    activateBackward(8, h2, h2, d2, d2, 80, 0);
    productTransposedA(h1, d2, g2, 10, 8, 8, scratch, 0, 1);
    productTransposedB(d2, w2, d1, 10, 8, 8, scratch, 0, 1);
    activateBackward(8, h1, h1, d1, d1, 80, 0);
    productTransposedA(x, d1, g1, 10, 2, 8, scratch, 0, 1);
  }
}

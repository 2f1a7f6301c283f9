// The innermost loops of the packed product: everything else exists to keep them fed from the first-level cache.

import { Lanes } from './lanes.assembly';

/** Rows and columns of c that the registers hold at once: 8 sums, 2 numbers of b and 1 of a fit into 16 registers. */
export const TILE_ROWS: i32 = 4;
export const TILE_COLUMNS: i32 = 8;

/**
 * c[4, 8] = a·b + addend from packed panels.
 * Several places call it, so that the compiler keeps it a function of its own: that is how it gets to the optimizing tier
 * while the loops around it still run in the baseline tier.
 * @param a panel `[depth, 4]`
 * @param b panel `[depth, 8]`
 * @param stride bytes between two rows of c
 * @param addend 0 for none; c itself to go on summing, or a bias
 * @param addendStride bytes between two rows of the addend: 0 for a bias, which every row shares
 */
export function multiplyTile(
  a: usize,
  b: usize,
  depth: i32,
  c: usize,
  stride: usize,
  addend: usize,
  addendStride: usize,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  // One index for both panels: what limits the loop is the number of instructions besides the arithmetic.
  const end = (<usize>depth) << 4;
  let at: usize = 0;
  do {
    const b0 = v128.load(b + (at << 1));
    const b1 = v128.load(b + (at << 1), 16);
    let x = v128.load32_splat(a + at);
    c00 = Lanes.multiplyAdd(x, b0, c00);
    c01 = Lanes.multiplyAdd(x, b1, c01);
    x = v128.load32_splat(a + at, 4);
    c10 = Lanes.multiplyAdd(x, b0, c10);
    c11 = Lanes.multiplyAdd(x, b1, c11);
    x = v128.load32_splat(a + at, 8);
    c20 = Lanes.multiplyAdd(x, b0, c20);
    c21 = Lanes.multiplyAdd(x, b1, c21);
    x = v128.load32_splat(a + at, 12);
    c30 = Lanes.multiplyAdd(x, b0, c30);
    c31 = Lanes.multiplyAdd(x, b1, c31);
    at += 16;
  } while (at !== end);
  if (addend !== 0) {
    c00 = f32x4.add(c00, v128.load(addend));
    c01 = f32x4.add(c01, v128.load(addend, 16));
    addend += addendStride;
    c10 = f32x4.add(c10, v128.load(addend));
    c11 = f32x4.add(c11, v128.load(addend, 16));
    addend += addendStride;
    c20 = f32x4.add(c20, v128.load(addend));
    c21 = f32x4.add(c21, v128.load(addend, 16));
    addend += addendStride;
    c30 = f32x4.add(c30, v128.load(addend));
    c31 = f32x4.add(c31, v128.load(addend, 16));
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += stride;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += stride;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += stride;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

/** c[4, 4] = a·b for the last columns; b is a panel `[depth, 4]`. Sums in the same order as the whole tile. */
export function multiplyHalfTile(a: usize, b: usize, depth: i32, c: usize, stride: usize): void {
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  const end = (<usize>depth) << 4;
  let at: usize = 0;
  do {
    const row = v128.load(b + at);
    c0 = Lanes.multiplyAdd(v128.load32_splat(a + at), row, c0);
    c1 = Lanes.multiplyAdd(v128.load32_splat(a + at, 4), row, c1);
    c2 = Lanes.multiplyAdd(v128.load32_splat(a + at, 8), row, c2);
    c3 = Lanes.multiplyAdd(v128.load32_splat(a + at, 12), row, c3);
    at += 16;
  } while (at !== end);
  v128.store(c, c0);
  v128.store(c + stride, c1);
  v128.store(c + 2 * stride, c2);
  v128.store(c + 3 * stride, c3);
}

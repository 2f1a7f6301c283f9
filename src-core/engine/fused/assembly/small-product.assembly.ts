// c = a·b without packing, for nets whose matrices fit into the first-level cache: there the copying would cost more than
// the arithmetic. Tiles at the edge overlap their neighbours instead of hanging over: what they share is computed twice,
// to the same bits.

import { Lanes, Some } from './lanes.assembly';
import { transposeFour } from './pack.assembly';

/** Bytes for a b that is padded or transposed for `smallProduct`. */
export function smallScratchBytes(depth: i32, columns: i32): usize {
  return <usize>((depth * ((columns + 3) & ~3)) << 2);
}

/**
 * Rows `fromRow` … `toRow − 1` of c[rows, columns] = a·b + bias.
 * @param aRow bytes from one row of a to the next
 * @param aStep bytes from one number of a row to the next
 * @param b `[depth, columns]`, with fewer than four columns padded to `[depth, 4]`
 * @param bias `[columns]`, or 0
 */
export function smallProduct(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  c: usize,
  bias: usize,
  depth: i32,
  columns: i32,
  fromRow: i32,
  toRow: i32,
): void {
  const cRow = <usize>(columns << 2);
  if (columns < 4) {
    multiplyFour(a, aRow, aStep, b, 16, c, cRow, bias, depth, 0, columns, fromRow, toRow);
    return;
  }
  let column = 0;
  for (; column + 8 <= columns; column += 8) {
    multiplyEight(a, aRow, aStep, b, c, cRow, bias, depth, column, fromRow, toRow);
  }
  const rest = columns - column;
  if (rest === 0) return;
  if (rest > 4 && columns >= 8) {
    multiplyEight(a, aRow, aStep, b, c, cRow, bias, depth, columns - 8, fromRow, toRow);
    return;
  }
  if (rest > 4) multiplyFour(a, aRow, aStep, b, cRow, c, cRow, bias, depth, column, 4, fromRow, toRow);
  multiplyFour(a, aRow, aStep, b, cRow, c, cRow, bias, depth, columns - 4, 4, fromRow, toRow);
}

/** bᵀ as `smallProduct` takes it: `[depth, max(columns, 4)]` for a b stored `[columns, depth]`. */
export function transposeSmall(to: usize, b: usize, depth: i32, columns: i32): void {
  const step = <usize>(columns << 2);
  const rowBytes = <usize>(depth << 2);
  if (columns < 4) {
    transposeFour(to, 16, b, rowBytes, columns, depth);
    return;
  }
  let column = 0;
  for (; column + 4 <= columns; column += 4) {
    transposeFour(to + ((<usize>column) << 2), step, b + <usize>column * rowBytes, rowBytes, 4, depth);
  }
  if (column < columns) {
    column = columns - 4;
    transposeFour(to + ((<usize>column) << 2), step, b + <usize>column * rowBytes, rowBytes, 4, depth);
  }
}

/** b with fewer than four columns, padded with zeros to `[depth, 4]`. */
export function padToFour(to: usize, b: usize, depth: i32, columns: i32): void {
  const step = <usize>(columns << 2);
  for (; depth > 0; depth--) {
    v128.store(to, Some.load(b, columns));
    to += 16;
    b += step;
  }
}

/** Eight columns of c from `column` on. */
function multiplyEight(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  c: usize,
  cRow: usize,
  bias: usize,
  depth: i32,
  column: i32,
  fromRow: i32,
  toRow: i32,
): void {
  const offset = (<usize>column) << 2;
  let bias0 = f32x4.splat(0);
  let bias1 = bias0;
  if (bias !== 0) {
    bias0 = v128.load(bias + offset);
    bias1 = v128.load(bias + offset, 16);
  }
  const last = toRow - 1;
  for (let row = fromRow; row < toRow; row += 4) {
    const row1 = min(row + 1, last);
    const row2 = min(row + 2, last);
    const row3 = min(row + 3, last);
    let a0 = a + <usize>row * aRow;
    let a1 = a + <usize>row1 * aRow;
    let a2 = a + <usize>row2 * aRow;
    let a3 = a + <usize>row3 * aRow;
    let from = b + offset;
    let c00 = f32x4.splat(0);
    let c01 = c00;
    let c10 = c00;
    let c11 = c00;
    let c20 = c00;
    let c21 = c00;
    let c30 = c00;
    let c31 = c00;
    let left = depth;
    do {
      const b0 = v128.load(from);
      const b1 = v128.load(from, 16);
      let x = v128.load32_splat(a0);
      c00 = Lanes.multiplyAdd(x, b0, c00);
      c01 = Lanes.multiplyAdd(x, b1, c01);
      x = v128.load32_splat(a1);
      c10 = Lanes.multiplyAdd(x, b0, c10);
      c11 = Lanes.multiplyAdd(x, b1, c11);
      x = v128.load32_splat(a2);
      c20 = Lanes.multiplyAdd(x, b0, c20);
      c21 = Lanes.multiplyAdd(x, b1, c21);
      x = v128.load32_splat(a3);
      c30 = Lanes.multiplyAdd(x, b0, c30);
      c31 = Lanes.multiplyAdd(x, b1, c31);
      a0 += aStep;
      a1 += aStep;
      a2 += aStep;
      a3 += aStep;
      from += cRow;
    } while (--left);
    if (bias !== 0) {
      c00 = f32x4.add(c00, bias0);
      c01 = f32x4.add(c01, bias1);
      c10 = f32x4.add(c10, bias0);
      c11 = f32x4.add(c11, bias1);
      c20 = f32x4.add(c20, bias0);
      c21 = f32x4.add(c21, bias1);
      c30 = f32x4.add(c30, bias0);
      c31 = f32x4.add(c31, bias1);
    }
    let to = c + offset + <usize>row * cRow;
    v128.store(to, c00);
    v128.store(to, c01, 16);
    to = c + offset + <usize>row1 * cRow;
    v128.store(to, c10);
    v128.store(to, c11, 16);
    to = c + offset + <usize>row2 * cRow;
    v128.store(to, c20);
    v128.store(to, c21, 16);
    to = c + offset + <usize>row3 * cRow;
    v128.store(to, c30);
    v128.store(to, c31, 16);
  }
}

/** `width` columns of c from `column` on, at most four; b and the bias have four there if `width` is 4. */
function multiplyFour(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  bias: usize,
  depth: i32,
  column: i32,
  width: i32,
  fromRow: i32,
  toRow: i32,
): void {
  const offset = (<usize>column) << 2;
  let addend = f32x4.splat(0);
  if (bias !== 0) addend = width === 4 ? v128.load(bias + offset) : Some.load(bias + offset, width);
  const last = toRow - 1;
  for (let row = fromRow; row < toRow; row += 4) {
    const row1 = min(row + 1, last);
    const row2 = min(row + 2, last);
    const row3 = min(row + 3, last);
    let a0 = a + <usize>row * aRow;
    let a1 = a + <usize>row1 * aRow;
    let a2 = a + <usize>row2 * aRow;
    let a3 = a + <usize>row3 * aRow;
    let from = b + offset;
    let c0 = f32x4.splat(0);
    let c1 = c0;
    let c2 = c0;
    let c3 = c0;
    let left = depth;
    do {
      const numbers = v128.load(from);
      c0 = Lanes.multiplyAdd(v128.load32_splat(a0), numbers, c0);
      c1 = Lanes.multiplyAdd(v128.load32_splat(a1), numbers, c1);
      c2 = Lanes.multiplyAdd(v128.load32_splat(a2), numbers, c2);
      c3 = Lanes.multiplyAdd(v128.load32_splat(a3), numbers, c3);
      a0 += aStep;
      a1 += aStep;
      a2 += aStep;
      a3 += aStep;
      from += bStep;
    } while (--left);
    c0 = f32x4.add(c0, addend);
    c1 = f32x4.add(c1, addend);
    c2 = f32x4.add(c2, addend);
    c3 = f32x4.add(c3, addend);
    const to = c + offset;
    if (width === 4) {
      v128.store(to + <usize>row * cRow, c0);
      v128.store(to + <usize>row1 * cRow, c1);
      v128.store(to + <usize>row2 * cRow, c2);
      v128.store(to + <usize>row3 * cRow, c3);
    } else {
      Some.store(to + <usize>row * cRow, c0, width);
      Some.store(to + <usize>row1 * cRow, c1, width);
      Some.store(to + <usize>row2 * cRow, c2, width);
      Some.store(to + <usize>row3 * cRow, c3, width);
    }
  }
}

/** Sums over rows, column by column: the gradients of whatever a row is added to or multiplied by. */

/** into[column] = Σ x[row, column] over `rows`, for columns `from` … `to − 1` of `width`. */
export function sumColumns(x: usize, into: usize, rows: i32, width: i32, from: i32, to: i32): void {
  const stride = (<usize>width) << 2;
  let column = from;
  for (; column + 16 <= to; column += 16) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    let at = x + ((<usize>column) << 2);
    for (let row = 0; row < rows; row++, at += stride) {
      sum0 = f32x4.add(sum0, v128.load(at));
      sum1 = f32x4.add(sum1, v128.load(at, 16));
      sum2 = f32x4.add(sum2, v128.load(at, 32));
      sum3 = f32x4.add(sum3, v128.load(at, 48));
    }
    const target = into + ((<usize>column) << 2);
    v128.store(target, sum0);
    v128.store(target, sum1, 16);
    v128.store(target, sum2, 32);
    v128.store(target, sum3, 48);
  }
  for (; column + 4 <= to; column += 4) {
    let sum = f32x4.splat(0);
    let at = x + ((<usize>column) << 2);
    for (let row = 0; row < rows; row++, at += stride) sum = f32x4.add(sum, v128.load(at));
    v128.store(into + ((<usize>column) << 2), sum);
  }
  for (; column < to; column++) {
    let sum: f32 = 0;
    let at = x + ((<usize>column) << 2);
    for (let row = 0; row < rows; row++, at += stride) sum += load<f32>(at);
    store<f32>(into + ((<usize>column) << 2), sum);
  }
}

/** y[index] = x[index] · factor[index] for `count` numbers. */
export function multiply(x: usize, factor: usize, y: usize, count: i32): void {
  const bytes = (<usize>count) << 2;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(y + at, f32x4.mul(v128.load(x + at), v128.load(factor + at)));
  for (; at < bytes; at += 4) store<f32>(y + at, load<f32>(x + at) * load<f32>(factor + at));
}

import { addressOperand, operand, rowsOf } from './instruction.assembly';

// pReLU: x where x > 0, else α x, with α learned (He et al. 2015). At 0 the derivative is that of the left side.

export function prelu(at: usize, frame: usize): void {
  const alpha = addressOperand(at, 1);
  const width = operand(at, 3);
  const rows = rowsOf(frame);
  const shared = operand(at, 4) !== 0;
  for (let row = 0; row < rows; row++) {
    const start = (<usize>row * <usize>width) << 2;
    choose(
      addressOperand(at, 0) + start,
      addressOperand(at, 0) + start,
      alpha,
      addressOperand(at, 2) + start,
      width,
      shared,
    );
  }
}

export function preluInputGradient(at: usize, frame: usize): void {
  const alpha = addressOperand(at, 1);
  const width = operand(at, 4);
  const rows = rowsOf(frame);
  const shared = operand(at, 5) !== 0;
  for (let row = 0; row < rows; row++) {
    const start = (<usize>row * <usize>width) << 2;
    choose(
      addressOperand(at, 0) + start,
      addressOperand(at, 2) + start,
      alpha,
      addressOperand(at, 3) + start,
      width,
      shared,
    );
  }
}

/** into = value where x > 0, else α · value: for one row. */
function choose(x: usize, value: usize, alpha: usize, into: usize, width: i32, shared: bool): void {
  const bytes = (<usize>width) << 2;
  const zero = f32x4.splat(0);
  const one = v128.load32_splat(alpha);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const given = v128.load(value + at);
    const slope = shared ? one : v128.load(alpha + at);
    const positive = f32x4.gt(v128.load(x + at), zero);
    v128.store(into + at, v128.bitselect(given, f32x4.mul(slope, given), positive));
  }
  for (; at < bytes; at += 4) {
    const given = load<f32>(value + at);
    const slope = load<f32>(shared ? alpha : alpha + at);
    store<f32>(into + at, load<f32>(x + at) > 0 ? given : slope * given);
  }
}

/** dAlpha = Σ dy · x over the rows, where x is not positive. */
export function preluAlphaGradient(at: usize, frame: usize): void {
  const width = operand(at, 3);
  const rows = rowsOf(frame);
  if (operand(at, 4) !== 0) {
    const sum = sumNegative(addressOperand(at, 0), addressOperand(at, 1), 0, rows * width, 1);
    store<f32>(addressOperand(at, 2), sum);
    return;
  }
  for (let column = 0; column < width; column++) {
    const sum = sumNegative(addressOperand(at, 0), addressOperand(at, 1), column, rows, width);
    store<f32>(addressOperand(at, 2) + ((<usize>column) << 2), sum);
  }
}

/** Σ dy · x where x ≤ 0, over `count` numbers that lie `step` apart. */
function sumNegative(x: usize, dy: usize, first: i32, count: i32, step: i32): f32 {
  let sum: f64 = 0;
  let offset = (<usize>first) << 2;
  for (let index = 0; index < count; index++, offset += (<usize>step) << 2) {
    const value = load<f32>(x + offset);
    if (!(value > 0)) sum += <f64>(load<f32>(dy + offset) * value);
  }
  return <f32>sum;
}

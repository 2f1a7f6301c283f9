import { exp4 } from './functions.assembly';
import { addressOperand, operand, rowStart, rowsOf } from './instruction.assembly';

/** into = z − max z of one group; answers the maximum. A NaN anywhere makes all of them NaN. */
export function subtractLargest(z: usize, into: usize, length: i32): f32 {
  const bytes = (<usize>length) << 2;
  let largest: f32 = -Infinity;
  let at: usize = 0;
  if (bytes >= 16) {
    let most = v128.load(z);
    for (at = 16; at + 16 <= bytes; at += 16) most = f32x4.max(most, v128.load(z + at));
    largest = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
  }
  for (; at < bytes; at += 4) largest = max(largest, load<f32>(z + at));
  const shift = f32x4.splat(largest);
  for (at = 0; at + 16 <= bytes; at += 16) v128.store(into + at, f32x4.sub(v128.load(z + at), shift));
  for (; at < bytes; at += 4) store<f32>(into + at, load<f32>(z + at) - largest);
  return largest;
}

/** x ← exp x for `count` numbers, and for up to three after them: buffers end on 64 bytes. */
export function exponentials(x: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  for (let at = x; at < end; at += 16) v128.store(at, exp4(v128.load(at)));
}

/** Σ x of one group in double precision. */
export function sumOf(x: usize, length: i32): f64 {
  const bytes = (<usize>length) << 2;
  let sum: f64 = 0;
  let at: usize = 0;
  if (bytes >= 16) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (; at + 16 <= bytes; at += 16) {
      const numbers = v128.load(x + at);
      low = f64x2.add(low, f64x2.promote_low_f32x4(numbers));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3)));
    }
    const both = f64x2.add(low, high);
    sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  }
  for (; at < bytes; at += 4) sum += load<f32>(x + at);
  return sum;
}

/** x ← factor x for `count` numbers. */
export function scale(x: usize, count: i32, factor: f32): void {
  const bytes = (<usize>count) << 2;
  const factors = f32x4.splat(factor);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(x + at, f32x4.mul(v128.load(x + at), factors));
  for (; at < bytes; at += 4) store<f32>(x + at, load<f32>(x + at) * factor);
}

/** y = exp(x − max x) / Σ exp(x − max x) of each group */
export function softmax(at: usize, frame: usize, part: i32, parts: i32): void {
  const length = operand(at, 3);
  const groups = rowsOf(frame) * operand(at, 2);
  // Four groups end on 16 bytes, whatever their length: `exponentials` then stays within the share.
  const from = part === 0 ? 0 : rowStart(groups, part, parts) & ~3;
  const to = part + 1 === parts ? groups : rowStart(groups, part + 1, parts) & ~3;
  const start = (<usize>from * <usize>length) << 2;
  const y = addressOperand(at, 1) + start;
  const bytes = (<usize>length) << 2;
  let z = addressOperand(at, 0) + start;
  for (let group = from, into = y; group < to; group++, z += bytes, into += bytes) subtractLargest(z, into, length);
  exponentials(y, (to - from) * length);
  for (let group = from, into = y; group < to; group++, into += bytes) {
    scale(into, length, <f32>(1 / sumOf(into, length)));
  }
}

/** dx = y (dy − Σ dy y) of each group */
export function softmaxBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  const length = operand(at, 4);
  const groups = rowsOf(frame) * operand(at, 3);
  const to = rowStart(groups, part + 1, parts);
  for (let group = rowStart(groups, part, parts); group < to; group++) {
    const start = (<usize>group * <usize>length) << 2;
    groupBackward(addressOperand(at, 0) + start, addressOperand(at, 1) + start, addressOperand(at, 2) + start, length);
  }
}

function groupBackward(y: usize, dy: usize, dx: usize, length: i32): void {
  const bytes = (<usize>length) << 2;
  let sum: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) sum += <f64>load<f32>(y + at) * <f64>load<f32>(dy + at);
  const mean = <f32>sum;
  const means = f32x4.splat(mean);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    v128.store(dx + at, f32x4.mul(f32x4.sub(v128.load(dy + at), means), v128.load(y + at)));
  }
  for (; at < bytes; at += 4) store<f32>(dx + at, (load<f32>(dy + at) - mean) * load<f32>(y + at));
}

import {
  absoluteError,
  binaryCrossEntropy,
  crossEntropy,
  huber,
  lossBlockBytes,
  lossBlockRows,
  squaredError,
} from './codes.assembly';
import { frameLoss, frameRight } from './frame.assembly';
import { exp4 } from './functions.assembly';
import { addressOperand, floatOperand, operand, rowsOf } from './instruction.assembly';
import { exponentials, scale, subtractLargest } from './softmax.assembly';

// Losses as in model/losses.ts: sums in double precision, over blocks of rows that threads take in turn.

/** Sums the losses of each block of rows, and writes the gradient of their mean. */
export function loss(at: usize, frame: usize, part: i32, parts: i32): void {
  const rows = rowsOf(frame);
  const partials = addressOperand(at, 8);
  for (let block = part; block * lossBlockRows < rows; block += parts) {
    const from = block * lossBlockRows;
    const to = min(from + lossBlockRows, rows);
    const partial = partials + <usize>block * lossBlockBytes;
    store<i32>(partial, rightOf(at, from, to), 8);
    store<f64>(
      partial,
      operand(at, 0) === crossEntropy ? crossEntropyOf(at, rows, from, to) : pointwise(at, rows, from, to),
    );
  }
}

/** Adds up the blocks. */
export function lossMean(at: usize, frame: usize): void {
  const partials = addressOperand(at, 0);
  const rows = rowsOf(frame);
  let total: f64 = 0;
  let right = 0;
  for (let row = 0, partial = partials; row < rows; row += lossBlockRows, partial += lossBlockBytes) {
    total += load<f64>(partial);
    right += load<i32>(partial, 8);
  }
  store<f64>(frame, total / (<f64>rows * <f64>operand(at, 1)), frameLoss);
  store<i32>(frame, right, frameRight);
}

/** confusion[true, predicted] counts one more for each row. */
export function confusion(at: usize, frame: usize): void {
  const counts = addressOperand(at, 4);
  const classes = operand(at, 5);
  const rows = rowsOf(frame);
  for (let row = 0; row < rows; row++) {
    const label = <i32>load<f32>(addressOperand(at, 1) + ((<usize>row) << 2));
    const cell = label * classes + predictedClass(addressOperand(at, 0), row, operand(at, 2), floatOperand(at, 3));
    if (<u32>cell >= <u32>(classes * classes)) continue;
    const place = counts + ((<usize>cell) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}

/** The class that a row of outputs names: the first of the largest, or for one unit whether it is above `threshold`. */
function predictedClass(outputs: usize, row: i32, units: i32, threshold: f32): i32 {
  const start = outputs + ((<usize>row * <usize>units) << 2);
  if (units === 1) return load<f32>(start) > threshold ? 1 : 0;
  let best = 0;
  let largest = load<f32>(start);
  for (let unit = 1; unit < units; unit++) {
    const value = load<f32>(start + ((<usize>unit) << 2));
    if (!(value > largest)) continue;
    best = unit;
    largest = value;
  }
  return best;
}

/** Right answers among the rows; 0 where the labels are values. */
function rightOf(at: usize, from: i32, to: i32): i32 {
  if (operand(at, 6) !== 0) return 0;
  let right = 0;
  for (let row = from; row < to; row++) {
    const predicted = predictedClass(addressOperand(at, 1), row, operand(at, 4), floatOperand(at, 7));
    if (<f32>predicted === load<f32>(addressOperand(at, 3) + ((<usize>row) << 2))) right += 1;
  }
  return right;
}

/** Sums of powers are multiplied until they near the end of the range: one logarithm for many rows. */
const largeProduct: f64 = 1e250;

/**
 * Σ −log softmax(z)[label] = Σ (max z − z[label]) + Σ log(1 + rest), with rest the sum of exp(z − max z) over all units but
 * the largest. Products of 1 + rest are kept without their 1: a loss of 1e-14 has all its digits.
 */
function crossEntropyOf(at: usize, rows: i32, from: i32, to: i32): f64 {
  const units = operand(at, 4);
  const bytes = (<usize>units) << 2;
  const offset = <usize>from * bytes;
  const labels = addressOperand(at, 3);
  const keep = operand(at, 9) !== 0;
  let z = addressOperand(at, 1) + offset;
  let powers = addressOperand(at, 2) + offset;
  let total: f64 = 0;
  for (let row = from, into = powers; row < to; row++, z += bytes, into += bytes) {
    const largest = subtractLargest(z, into, units);
    const label = load<f32>(labels + ((<usize>row) << 2));
    if (label >= 0 && label < <f32>units) total += <f64>largest - <f64>load<f32>(z + ((<usize>label) << 2));
    else total = NaN;
  }
  exponentials(powers, (to - from) * units);
  let excess: f64 = 0;
  for (let row = from; row < to; row++, powers += bytes) {
    const rest = restOf(powers, units);
    excess += rest + excess * rest;
    if (excess > largeProduct) {
      total += Math.log1p(excess);
      excess = 0;
    }
    if (keep) gradientOfRow(powers, units, load<f32>(labels + ((<usize>row) << 2)), rest, <f64>rows);
  }
  return total + Math.log1p(excess);
}

/** Σ x − 1 of one group whose largest number is 1. What is 1 is counted by itself: beside it small numbers lose digits. */
function restOf(x: usize, length: i32): f64 {
  const bytes = (<usize>length) << 2;
  const one = f32x4.splat(1);
  let ones = -1;
  let rest: f64 = 0;
  let at: usize = 0;
  if (bytes >= 16) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (; at + 16 <= bytes; at += 16) {
      const all = v128.load(x + at);
      const isOne = f32x4.eq(all, one);
      const numbers = v128.andnot(all, isOne);
      ones += popcnt(i32x4.bitmask(isOne));
      low = f64x2.add(low, f64x2.promote_low_f32x4(numbers));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3)));
    }
    const both = f64x2.add(low, high);
    rest = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  }
  for (; at < bytes; at += 4) {
    const number = load<f32>(x + at);
    if (number === 1) ones += 1;
    else rest += number;
  }
  return rest + <f64>ones;
}

/** powers ← (powers / (1 + rest) − 1 at the label) / rows; the label's own without taking one number near 1 from another. */
function gradientOfRow(powers: usize, units: i32, label: f32, rest: f64, rows: f64): void {
  const known = label >= 0 && label < <f32>units;
  const place = known ? powers + ((<usize>label) << 2) : powers;
  const factor = 1 / ((1 + rest) * rows);
  const own = (<f64>load<f32>(place) - 1 - rest) * factor;
  scale(powers, units, <f32>factor);
  if (known) store<f32>(place, <f32>own);
}

/** The sum of a loss of each number by itself, with gradients of the mean over all rows and units. */
function pointwise(at: usize, rows: i32, from: i32, to: i32): f64 {
  const units = operand(at, 4);
  const kind = operand(at, 0);
  const keep = operand(at, 9) !== 0;
  const outputs = addressOperand(at, 1);
  const gradient = addressOperand(at, 2);
  const count = <f64>rows * <f64>units;
  let total: f64 = 0;
  for (let row = from; row < to; row++) {
    for (let unit = 0; unit < units; unit++) {
      const place = (<usize>row * <usize>units + <usize>unit) << 2;
      const output = <f64>load<f32>(outputs + place);
      const target = targetOf(at, rows, row, unit, units);
      total += kind === binaryCrossEntropy ? crossEntropyAt(output, target) : errorAt(kind, output - target);
      if (!keep) continue;
      const slope = kind === binaryCrossEntropy ? crossEntropySlope(output, target) : slopeAt(kind, output - target);
      store<f32>(gradient + place, <f32>(slope / count));
    }
  }
  return total;
}

/** 1 at the unit of the label, else 0; the label itself where labels are values or there is one unit. */
function targetOf(at: usize, rows: i32, row: i32, unit: i32, units: i32): f64 {
  const labels = addressOperand(at, 3);
  if (operand(at, 6) === 0 && units > 1) return load<f32>(labels + ((<usize>row) << 2)) === <f32>unit ? 1 : 0;
  const index = row * units + unit;
  return index < rows * operand(at, 5) ? <f64>load<f32>(labels + ((<usize>index) << 2)) : NaN;
}

/** e^−|z|, to float32's precision. */
function smallPower(logit: f64): f64 {
  return f32x4.extract_lane(exp4(f32x4.splat(<f32>-abs(logit))), 0);
}

/** max(z, 0) − t z + log(1 + e^−|z|) */
function crossEntropyAt(logit: f64, target: f64): f64 {
  return max(logit, 0) - target * logit + Math.log1p(smallPower(logit));
}

/** σ(z) − t = (1 − t) σ(z) − t σ(−z), where nothing is taken from a number near 1. */
function crossEntropySlope(logit: f64, target: f64): f64 {
  const small = smallPower(logit);
  return (logit >= 0 ? 1 - target - target * small : (1 - target) * small - target) / (1 + small);
}

function errorAt(kind: i32, error: f64): f64 {
  const size = abs(error);
  if (kind === squaredError) return error * error;
  if (kind === absoluteError) return size;
  return size <= 1 ? 0.5 * error * error : size - 0.5;
}

function slopeAt(kind: i32, error: f64): f64 {
  if (kind === squaredError) return 2 * error;
  if (kind === huber) return max<f64>(-1, min<f64>(1, error));
  return error > 0 ? 1 : error < 0 ? -1 : error;
}

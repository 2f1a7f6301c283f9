import { adagrad, adam, momentum, nesterov, rmsprop } from './codes.assembly';
import {
  frameBeta1Power,
  frameBeta2Power,
  frameDecay,
  frameEpsilon,
  frameKept,
  frameLoss,
  frameRate,
  frameRule,
  frameStepFactor,
} from './frame.assembly';
import { addressOperand, floatOperand, operand, shareStart } from './instruction.assembly';

// Update rules as in model/optimizers.ts, in the same order of float32 operations, in one pass over all parameters.

const epsilon: f64 = 1e-7;
const beta1: f64 = 0.9;
const beta2: f64 = 0.999;
const rmsDecay: f64 = 0.9;

/** Works out what is the same for all parameters of this step. */
export function beginUpdate(frame: usize): void {
  const rate = load<f64>(frame, frameRate);
  const rule = load<i32>(frame, frameRule);
  let factor = rate;
  let added = epsilon;
  if (rule === adam) {
    const power1 = load<f64>(frame, frameBeta1Power) * beta1;
    const power2 = load<f64>(frame, frameBeta2Power) * beta2;
    store<f64>(frame, power1, frameBeta1Power);
    store<f64>(frame, power2, frameBeta2Power);
    const root = Math.sqrt((1 - beta2) / (1 - power2));
    factor = (rate * ((1 - beta1) / (1 - power1))) / root;
    added = epsilon / root;
  } else if (rule === rmsprop) {
    factor = rate / Math.sqrt(1 - rmsDecay);
    added = epsilon / (1 - rmsDecay);
  }
  store<f32>(frame, <f32>factor, frameStepFactor);
  store<f32>(frame, <f32>added, frameEpsilon);
  store<f32>(frame, <f32>(1 - rate * load<f64>(frame, frameDecay)), frameKept);
}

/** Parameters and slots lie in whole vectors. */
export function update(at: usize, frame: usize, part: i32, parts: i32): void {
  const count = operand(at, 5);
  const offset = (<usize>shareStart(count, part, parts)) << 2;
  const bytes = ((<usize>shareStart(count, part + 1, parts)) << 2) - offset;
  const weights = addressOperand(at, 1) + offset;
  const gradients = addressOperand(at, 2) + offset;
  const first = addressOperand(at, 3) + offset;
  const second = addressOperand(at, 4) + offset;
  const factor = f32x4.splat(load<f32>(frame, frameStepFactor));
  const added = f32x4.splat(load<f32>(frame, frameEpsilon));
  const keep = f32x4.splat(floatOperand(at, 6));
  switch (operand(at, 0)) {
    case momentum:
      moveWithMomentum(weights, gradients, first, bytes, factor, keep);
      break;
    case nesterov:
      moveWithNesterov(weights, gradients, first, bytes, factor, keep);
      break;
    case rmsprop:
      moveWithRmsprop(weights, gradients, first, bytes, factor, added);
      break;
    case adam:
      moveWithAdam(weights, gradients, first, second, bytes, factor, added, f32x4.splat(load<f32>(frame, frameKept)));
      break;
    case adagrad:
      moveWithAdagrad(weights, gradients, first, bytes, factor, added);
      break;
    default:
      move(weights, gradients, bytes, factor);
  }
}

function move(weights: usize, gradients: usize, bytes: usize, factor: v128): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), f32x4.mul(v128.load(gradients + at), factor)));
  }
}

function moveWithMomentum(w: usize, g: usize, slot: usize, bytes: usize, factor: v128, keep: v128): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const velocity = f32x4.add(f32x4.mul(v128.load(slot + at), keep), v128.load(g + at));
    v128.store(slot + at, velocity);
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(velocity, factor)));
  }
}

function moveWithNesterov(w: usize, g: usize, slot: usize, bytes: usize, factor: v128, keep: v128): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at);
    const velocity = f32x4.add(f32x4.mul(v128.load(slot + at), keep), gradient);
    v128.store(slot + at, velocity);
    const ahead = f32x4.add(gradient, f32x4.mul(velocity, keep));
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(ahead, factor)));
  }
}

function moveWithRmsprop(w: usize, g: usize, slot: usize, bytes: usize, factor: v128, added: v128): void {
  const keep = f32x4.splat(<f32>rmsDecay);
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at);
    const squares = f32x4.add(f32x4.mul(v128.load(slot + at), keep), f32x4.mul(gradient, gradient));
    v128.store(slot + at, squares);
    const change = f32x4.mul(f32x4.div(gradient, f32x4.sqrt(f32x4.add(squares, added))), factor);
    v128.store(w + at, f32x4.sub(v128.load(w + at), change));
  }
}

function moveWithAdam(
  w: usize,
  g: usize,
  first: usize,
  second: usize,
  bytes: usize,
  factor: v128,
  added: v128,
  kept: v128,
): void {
  const keepMean = f32x4.splat(<f32>beta1);
  const keepSquares = f32x4.splat(<f32>beta2);
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at);
    const mean = f32x4.add(f32x4.mul(v128.load(first + at), keepMean), gradient);
    const squares = f32x4.add(f32x4.mul(v128.load(second + at), keepSquares), f32x4.mul(gradient, gradient));
    v128.store(first + at, mean);
    v128.store(second + at, squares);
    const change = f32x4.mul(f32x4.div(mean, f32x4.add(f32x4.sqrt(squares), added)), factor);
    v128.store(w + at, f32x4.sub(f32x4.mul(v128.load(w + at), kept), change));
  }
}

function moveWithAdagrad(w: usize, g: usize, slot: usize, bytes: usize, factor: v128, added: v128): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at);
    const squares = f32x4.add(f32x4.mul(gradient, gradient), v128.load(slot + at));
    v128.store(slot + at, squares);
    const change = f32x4.mul(f32x4.div(gradient, f32x4.sqrt(f32x4.add(squares, added))), factor);
    v128.store(w + at, f32x4.sub(v128.load(w + at), change));
  }
}

/** Adds L1 Σ|w| + L2 Σw² to the loss and its derivative, L1 sign(w) + 2 L2 w, to the gradient. */
export function penalty(at: usize, frame: usize): void {
  const weight = addressOperand(at, 0);
  const gradient = addressOperand(at, 1);
  const bytes = (<usize>operand(at, 2)) << 2;
  const l1 = floatOperand(at, 3);
  const l2 = floatOperand(at, 4);
  const twice: f32 = 2 * l2;
  const one = f32x4.splat(l1);
  const two = f32x4.splat(twice);
  const zero = f32x4.splat(0);
  let sizes = f64x2.splat(0);
  let squares = f64x2.splat(0);
  for (let place: usize = 0; place < bytes; place += 16) {
    const w = v128.load(weight + place);
    const size = f32x4.abs(w);
    const square = f32x4.mul(w, w);
    sizes = f64x2.add(sizes, pairs(size));
    squares = f64x2.add(squares, pairs(square));
    const sign = v128.or(v128.and(f32x4.gt(w, zero), one), v128.and(f32x4.lt(w, zero), f32x4.neg(one)));
    v128.store(gradient + place, f32x4.add(f32x4.add(v128.load(gradient + place), sign), f32x4.mul(w, two)));
  }
  // A penalty that is off must not count: 0 · ∞ is not a number.
  let total = load<f64>(frame, frameLoss);
  if (l1 > 0) total += <f64>l1 * (f64x2.extract_lane(sizes, 0) + f64x2.extract_lane(sizes, 1));
  if (l2 > 0) total += <f64>l2 * (f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1));
  store<f64>(frame, total, frameLoss);
}

/** The four numbers in double precision, added two and two. */
function pairs(numbers: v128): v128 {
  const upper = v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3);
  return f64x2.add(f64x2.promote_low_f32x4(numbers), f64x2.promote_low_f32x4(upper));
}

/** Makes gradients smaller that are larger than the limit: each number by itself, or all in the same proportion. */
export function clip(at: usize): void {
  const gradients = addressOperand(at, 1);
  const bytes = (<usize>operand(at, 2)) << 2;
  const limit = floatOperand(at, 3);
  if (operand(at, 0) === 0) {
    const most = f32x4.splat(limit);
    const least = f32x4.splat(-limit);
    for (let place: usize = 0; place < bytes; place += 16) {
      v128.store(gradients + place, f32x4.max(least, f32x4.min(most, v128.load(gradients + place))));
    }
    return;
  }
  let squares = f64x2.splat(0);
  for (let place: usize = 0; place < bytes; place += 16) {
    const gradient = v128.load(gradients + place);
    squares = f64x2.add(squares, pairsOfSquares(gradient));
  }
  const norm = Math.sqrt(f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1));
  if (norm <= <f64>limit) return;
  const factor = f32x4.splat(<f32>(<f64>limit / norm));
  for (let place: usize = 0; place < bytes; place += 16) {
    v128.store(gradients + place, f32x4.mul(v128.load(gradients + place), factor));
  }
}

/** As `pairs`, of the squares in double precision: those of large numbers do not fit into float32. */
function pairsOfSquares(numbers: v128): v128 {
  const upper = v128.shuffle<i32>(numbers, numbers, 2, 3, 2, 3);
  const first = f64x2.promote_low_f32x4(numbers);
  const second = f64x2.promote_low_f32x4(upper);
  return f64x2.add(f64x2.mul(first, first), f64x2.mul(second, second));
}

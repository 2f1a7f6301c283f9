// The activation functions of src-core/nodes/activation-functions.ts and their derivatives over arrays of float32. What is
// not a number stays so.

import { Elementary } from './elementary.assembly';
import { Lanes, Some } from './lanes.assembly';

const RELU: i32 = 1;
const LEAKY_RELU: i32 = 2;
const ELU: i32 = 3;
const GELU: i32 = 4;
const SWISH: i32 = 5;
const SOFTPLUS: i32 = 6;
const SIGMOID: i32 = 7;
const TANH: i32 = 8;

/** 1 / √(2π) */
const NORMAL_PEAK: f32 = 0.39894228;

/** e^x of four numbers: relative error at most 2e-7; 0 below the least normal float32, infinity above the largest. */
export function exp4(x: v128): v128 {
  return Elementary.exp(x);
}

/**
 * y = f(x); y may be x.
 * @param kind one of the constants, else linear
 * @param x `[count]`
 * @param slope of leaky ReLU below 0
 */
export function activate(kind: i32, x: usize, y: usize, count: i32, slope: f32): void {
  const slopes = f32x4.splat(slope);
  if (kind === TANH) Over.values(TANH, x, y, count, slopes);
  else if (kind === RELU) Over.values(RELU, x, y, count, slopes);
  else if (kind === SIGMOID) Over.values(SIGMOID, x, y, count, slopes);
  else if (kind === LEAKY_RELU) Over.values(LEAKY_RELU, x, y, count, slopes);
  else if (kind === ELU) Over.values(ELU, x, y, count, slopes);
  else if (kind === GELU) Over.values(GELU, x, y, count, slopes);
  else if (kind === SWISH) Over.values(SWISH, x, y, count, slopes);
  else if (kind === SOFTPLUS) Over.values(SOFTPLUS, x, y, count, slopes);
  else if (x !== y) memory.copy(y, x, (<usize>count) << 2);
}

/**
 * dx = dy·f′(x), given y = f(x); dx may be any of the others. Sigmoid and tanh take it from y, as is usual: where they
 * are saturated it is exact to the last bits of y, 6e-7 at most.
 * @param x `[count]`, as all of them
 */
export function activateBackward(kind: i32, x: usize, y: usize, dy: usize, dx: usize, count: i32, slope: f32): void {
  const slopes = f32x4.splat(slope);
  if (kind === TANH) Over.gradients(TANH, x, y, dy, dx, count, slopes);
  else if (kind === RELU) Over.gradients(RELU, x, y, dy, dx, count, slopes);
  else if (kind === SIGMOID) Over.gradients(SIGMOID, x, y, dy, dx, count, slopes);
  else if (kind === LEAKY_RELU) Over.gradients(LEAKY_RELU, x, y, dy, dx, count, slopes);
  else if (kind === ELU) Over.gradients(ELU, x, y, dy, dx, count, slopes);
  else if (kind === GELU) Over.gradients(GELU, x, y, dy, dx, count, slopes);
  else if (kind === SWISH) Over.gradients(SWISH, x, y, dy, dx, count, slopes);
  else if (kind === SOFTPLUS) Over.gradients(SOFTPLUS, x, y, dy, dx, count, slopes);
  else if (dy !== dx) memory.copy(dx, dy, (<usize>count) << 2);
}

/** Loops over arrays. They are inlined where `kind` is a constant, so that each has only its own function in it. */
class Over {
  @inline static values(kind: i32, x: usize, y: usize, count: i32, slope: v128): void {
    const end = x + ((<usize>count & ~3) << 2);
    for (; x < end; x += 16, y += 16) v128.store(y, Four.value(kind, v128.load(x), slope));
    const rest = count & 3;
    if (rest > 0) Some.store(y, Four.value(kind, Some.load(x, rest), slope), rest);
  }

  @inline static gradients(kind: i32, x: usize, y: usize, dy: usize, dx: usize, count: i32, slope: v128): void {
    const end = x + ((<usize>count & ~3) << 2);
    for (; x < end; x += 16, y += 16, dy += 16, dx += 16) {
      const derivative = Four.derivative(kind, v128.load(x), v128.load(y), slope);
      v128.store(dx, f32x4.mul(v128.load(dy), derivative));
    }
    const rest = count & 3;
    if (rest > 0) {
      const derivative = Four.derivative(kind, Some.load(x, rest), Some.load(y, rest), slope);
      Some.store(dx, f32x4.mul(Some.load(dy, rest), derivative), rest);
    }
  }
}

/** The functions of four numbers. */
class Four {
  @inline static value(kind: i32, x: v128, slope: v128): v128 {
    if (kind === RELU) return Lanes.atLeast(x, f32x4.splat(0));
    if (kind === LEAKY_RELU) return v128.bitselect(x, f32x4.mul(x, slope), f32x4.gt(x, f32x4.splat(0)));
    if (kind === ELU) {
      const below = Elementary.expMinusOneOfNegative(Lanes.atMost(x, f32x4.splat(0)));
      return v128.bitselect(x, below, f32x4.gt(x, f32x4.splat(0)));
    }
    if (kind === GELU) {
      const size = Four.normalSize(x);
      return f32x4.mul(x, Four.normalCumulative(x, size, Four.normalPower(size)));
    }
    if (kind === SWISH) return f32x4.mul(x, Four.sigmoid(x));
    if (kind === SOFTPLUS) {
      const beyond = Elementary.logOfOnePlus(Elementary.expOfNegative(Lanes.minusSize(x)));
      return f32x4.add(Lanes.atLeast(x, f32x4.splat(0)), beyond);
    }
    if (kind === SIGMOID) return Four.sigmoid(x);
    return Elementary.tanh(x);
  }

  @inline static derivative(kind: i32, x: v128, y: v128, slope: v128): v128 {
    const one = f32x4.splat(1);
    const positive = f32x4.gt(x, f32x4.splat(0));
    if (kind === RELU) return v128.or(v128.and(positive, one), f32x4.ne(x, x));
    if (kind === LEAKY_RELU) return v128.or(v128.bitselect(one, slope, positive), f32x4.ne(x, x));
    if (kind === ELU) return v128.bitselect(one, Elementary.expOfNegative(Lanes.atMost(x, f32x4.splat(0))), positive);
    if (kind === GELU) {
      const size = Four.normalSize(x);
      const power = Four.normalPower(size);
      const density = f32x4.mul(power, f32x4.splat(NORMAL_PEAK));
      return Lanes.multiplyAdd(x, density, Four.normalCumulative(x, size, power));
    }
    if (kind === SWISH) {
      const sigmoid = Four.sigmoid(x);
      return Lanes.multiplyAdd(f32x4.mul(x, sigmoid), Four.sigmoid(f32x4.neg(x)), sigmoid);
    }
    if (kind === SOFTPLUS) return Four.sigmoid(x);
    if (kind === SIGMOID) return f32x4.mul(y, f32x4.sub(one, y));
    return f32x4.mul(f32x4.sub(one, y), f32x4.add(one, y));
  }

  /** 1 / (1 + e^(−x)), exact in both tails: the exponential never overflows. */
  @inline static sigmoid(x: v128): v128 {
    const one = f32x4.splat(1);
    const power = Elementary.expOfNegative(Lanes.minusSize(x));
    return f32x4.div(v128.bitselect(power, one, f32x4.lt(x, f32x4.splat(0))), f32x4.add(power, one));
  }

  /** |x|, but at most 14: beyond, the normal distribution is 0 or 1 in float32. */
  @inline static normalSize(x: v128): v128 {
    return Lanes.atMost(f32x4.abs(x), f32x4.splat(14));
  }

  /** e^(−x²/2) */
  @inline static normalPower(size: v128): v128 {
    return Elementary.expOfNegative(f32x4.mul(f32x4.mul(size, size), f32x4.splat(-0.5)));
  }

  /** Φ(x), given |x| and e^(−x²/2); exact in the left tail, where GELU multiplies it by a large number. */
  @inline static normalCumulative(x: v128, size: v128, power: v128): v128 {
    const tail = f32x4.mul(power, Elementary.scaledNormalTail(size));
    return v128.bitselect(f32x4.sub(f32x4.splat(1), tail), tail, f32x4.gt(x, f32x4.splat(0)));
  }
}

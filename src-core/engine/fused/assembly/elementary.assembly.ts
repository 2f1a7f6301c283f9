// Exponential, logarithm, hyperbolic tangent and normal distribution of four float32. The coefficients are minimax fits
// (Remez) of the stated relative error; the tests compare every function with double precision on a dense grid.

import { Lanes } from './lanes.assembly';

const LOG2_E: f32 = <f32>Math.LOG2E;
/** ln 2 in two parts: times a whole number up to 256 the first one is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** Adding 1.5·2²³ rounds to a whole number, which then stands in the low bits. */
const ROUND: f32 = 12582912;

export class Elementary {
  /** e^x. Below the least normal float32 0, above the largest infinity. */
  @inline static exp(x: v128): v128 {
    const limited = Lanes.atMost(x, f32x4.splat(88.8));
    const floored = Lanes.atLeast(limited, f32x4.splat(-88));
    const shifted = f32x4.add(f32x4.mul(floored, f32x4.splat(LOG2_E)), f32x4.splat(ROUND));
    const whole = f32x4.sub(shifted, f32x4.splat(ROUND));
    // 2¹²⁸ is no float32, though e^88.7 is one: there half of the power is taken, and the result doubled.
    const top = f32x4.gt(whole, f32x4.splat(127));
    const scaled = f32x4.mul(Elementary.expOfRest(floored, whole), Elementary.powerOfTwo(i32x4.add(shifted, top)));
    return f32x4.add(scaled, v128.and(scaled, top));
  }

  /** e^x for x ≤ 0. */
  @inline static expOfNegative(x: v128): v128 {
    const floored = Lanes.atLeast(x, f32x4.splat(-88));
    const shifted = f32x4.add(f32x4.mul(floored, f32x4.splat(LOG2_E)), f32x4.splat(ROUND));
    const whole = f32x4.sub(shifted, f32x4.splat(ROUND));
    return f32x4.mul(Elementary.expOfRest(floored, whole), Elementary.powerOfTwo(shifted));
  }

  /** e^x − 1 for x ≤ 0, without cancellation near 0. */
  @inline static expMinusOneOfNegative(x: v128): v128 {
    const floored = Lanes.atLeast(x, f32x4.splat(-88));
    const shifted = f32x4.add(f32x4.mul(floored, f32x4.splat(LOG2_E)), f32x4.splat(ROUND));
    const whole = f32x4.sub(shifted, f32x4.splat(ROUND));
    const power = Elementary.powerOfTwo(shifted);
    const rest = Elementary.rest(floored, whole);
    const square = f32x4.mul(rest, rest);
    const part = Lanes.multiplyAdd(square, Elementary.expSeries(rest, square), rest);
    return Lanes.multiplyAdd(part, power, f32x4.sub(power, f32x4.splat(1)));
  }

  /** ln(1 + x) for 0 ≤ x ≤ 1: 2·artanh(x / (2 + x)); error of the fit 4.5e-9. */
  @inline static logOfOnePlus(x: v128): v128 {
    const s = f32x4.div(x, f32x4.add(x, f32x4.splat(2)));
    const square = f32x4.mul(s, s);
    let series = Lanes.multiplyAdd(f32x4.splat(0.140060014), square, f32x4.splat(0.140009008));
    series = Lanes.multiplyAdd(series, square, f32x4.splat(0.200107637));
    series = Lanes.multiplyAdd(series, square, f32x4.splat(0.333332081));
    const twice = f32x4.add(s, s);
    return Lanes.multiplyAdd(f32x4.mul(twice, square), series, twice);
  }

  /** tanh x as x·P(x²) / Q(x²), both of degree 4; error of the fit 2.1e-8. Beyond 9 it is ±1 in float32. */
  @inline static tanh(x: v128): v128 {
    const limited = Lanes.atLeast(Lanes.atMost(x, f32x4.splat(9)), f32x4.splat(-9));
    const square = f32x4.mul(limited, limited);
    let above = Lanes.multiplyAdd(square, f32x4.splat(1.3354598e-8), f32x4.splat(2.06090359e-5));
    let below = Lanes.multiplyAdd(square, f32x4.splat(7.77653213e-7), f32x4.splat(3.2856302e-4));
    above = Lanes.multiplyAdd(above, square, f32x4.splat(3.4955853e-3));
    below = Lanes.multiplyAdd(below, square, f32x4.splat(0.0258769714));
    above = Lanes.multiplyAdd(above, square, f32x4.splat(0.133810233));
    below = Lanes.multiplyAdd(below, square, f32x4.splat(0.467143388));
    above = Lanes.multiplyAdd(above, square, f32x4.splat(0.999999979));
    below = Lanes.multiplyAdd(below, square, f32x4.splat(1));
    // The last bit of the quotient may lie beyond 1, where the derivative 1 − y² would turn negative.
    const y = f32x4.div(f32x4.mul(limited, above), below);
    return Lanes.atLeast(Lanes.atMost(y, f32x4.splat(1)), f32x4.splat(-1));
  }

  /** Φ(−t)·e^(t²/2) for t ≥ 0, the scaled tail of the normal distribution; error of the fit 5.5e-9 up to 14. */
  @inline static scaledNormalTail(t: v128): v128 {
    let above = Lanes.multiplyAdd(t, f32x4.splat(0.00407761267), f32x4.splat(0.0403725692));
    let below = Lanes.multiplyAdd(t, f32x4.splat(0.0102209305), f32x4.splat(0.101205834));
    above = Lanes.multiplyAdd(above, t, f32x4.splat(0.182461871));
    below = Lanes.multiplyAdd(below, t, f32x4.splat(0.467429208));
    above = Lanes.multiplyAdd(above, t, f32x4.splat(0.437250955));
    below = Lanes.multiplyAdd(below, t, f32x4.splat(1.19929088));
    above = Lanes.multiplyAdd(above, t, f32x4.splat(0.500000003));
    below = Lanes.multiplyAdd(below, t, f32x4.splat(1.67238687));
    below = Lanes.multiplyAdd(below, t, f32x4.splat(1));
    return f32x4.div(above, below);
  }

  /** x − whole·ln 2: at most ln 2 / 2 away from 0. */
  @inline static rest(x: v128, whole: v128): v128 {
    const first = f32x4.sub(x, f32x4.mul(whole, f32x4.splat(LN2_HIGH)));
    return f32x4.sub(first, f32x4.mul(whole, f32x4.splat(LN2_LOW)));
  }

  @inline static expOfRest(x: v128, whole: v128): v128 {
    const rest = Elementary.rest(x, whole);
    const square = f32x4.mul(rest, rest);
    const part = Lanes.multiplyAdd(square, Elementary.expSeries(rest, square), rest);
    return f32x4.add(part, f32x4.splat(1));
  }

  /** (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2, given r²; error 3.1e-9 of e^r. In pairs, since the chain is what takes time. */
  @inline static expSeries(rest: v128, square: v128): v128 {
    const first = Lanes.multiplyAdd(rest, f32x4.splat(0.166665204), f32x4.splat(0.499999934));
    const second = Lanes.multiplyAdd(rest, f32x4.splat(8.36874531e-3), f32x4.splat(0.0416683906));
    const third = Lanes.multiplyAdd(square, f32x4.splat(1.38145516e-3), second);
    return Lanes.multiplyAdd(third, square, first);
  }

  /** 2^n from a number with n in its low bits: −127 gives 0. */
  @inline static powerOfTwo(shifted: v128): v128 {
    return i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  }
}

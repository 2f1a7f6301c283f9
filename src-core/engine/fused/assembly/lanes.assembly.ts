// Operations on four float32 at once. They are static methods because only those may be marked for inlining in a file
// that is also TypeScript.

export class Lanes {
  /** x·y + sum, rounded twice, the same on every machine; or once where the module is compiled for relaxed SIMD. */
  @inline static multiplyAdd(x: v128, y: v128, sum: v128): v128 {
    if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, sum);
    return f32x4.add(f32x4.mul(x, y), sum);
  }

  /** The smaller of each pair; where `x` is not a number, `x`. One instruction, unlike `f32x4.min`. */
  @inline static atMost(x: v128, limit: v128): v128 {
    return f32x4.pmin(x, limit);
  }

  /** The larger of each pair; where `x` is not a number, `x`. */
  @inline static atLeast(x: v128, limit: v128): v128 {
    return f32x4.pmax(x, limit);
  }

  /** −|x| */
  @inline static minusSize(x: v128): v128 {
    return v128.or(x, f32x4.splat(-0.0));
  }
}

/** One to three numbers, without touching what lies beside them. */
export class Some {
  /** The numbers at `from`; the other lanes are 0. */
  @inline static load(from: usize, count: i32): v128 {
    if (count === 1) return v128.load32_zero(from);
    const two = v128.load64_zero(from);
    return count === 2 ? two : v128.load_lane<f32>(from + 8, two, 2);
  }

  @inline static store(to: usize, numbers: v128, count: i32): void {
    if (count === 1) {
      v128.store_lane<f32>(to, numbers, 0);
      return;
    }
    v128.store_lane<i64>(to, numbers, 0);
    if (count === 3) v128.store_lane<f32>(to + 8, numbers, 2);
  }
}

/** Numbers that arrive for ever, in bounded memory: once there are too many, each two become their mean. */
export interface ThinnedSeries {
  /** One number for each `stride` that arrived, their mean. Valid until the next append. */
  readonly values: Float32Array;
  readonly stride: number;
  /** Another object whenever values that were there before have changed. */
  readonly key: object;
  append(part: ArrayLike<number>): void;
  /** Forgets all that arrived after the first `count`. */
  truncate(count: number): void;
  clear(): void;
}

/** @param limit even; between half of it and all of it are kept of a long series */
export function makeThinnedSeries(limit: number): ThinnedSeries {
  let kept = new Float32Array(1024);
  let length = 0;
  let stride = 1;
  let sum = 0;
  let summed = 0;
  let key = {};

  const keep = (value: number): void => {
    if (length === kept.length) kept = larger(kept, Math.min(limit, 2 * length));
    kept[length] = value;
    length += 1;
    if (length < limit) return;
    for (let index = 0; index < limit / 2; index++)
      kept[index] = ((kept[2 * index] ?? 0) + (kept[2 * index + 1] ?? 0)) / 2;
    length = limit / 2;
    stride *= 2;
    key = {};
  };

  return {
    get values() {
      return kept.subarray(0, length);
    },
    get stride() {
      return stride;
    },
    get key() {
      return key;
    },
    append(part) {
      for (let index = 0; index < part.length; index++) {
        sum += part[index] ?? 0;
        summed += 1;
        if (summed < stride) continue;
        keep(sum / summed);
        sum = 0;
        summed = 0;
      }
    },
    truncate(count) {
      const whole = Math.floor(count / stride);
      if (whole >= length) return;
      key = {};
      // Of a group that is cut in two only the mean is known.
      summed = count - whole * stride;
      sum = summed * (kept[whole] ?? 0);
      length = whole;
    },
    clear() {
      key = {};
      kept = new Float32Array(1024);
      length = 0;
      stride = 1;
      sum = 0;
      summed = 0;
    },
  };
}

function larger(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const copy = new Float32Array(length);
  copy.set(values);
  return copy;
}

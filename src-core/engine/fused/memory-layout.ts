/** Hands out addresses one after the other; nothing is given back. */
export interface MemoryLayout {
  /** Addresses of 64 bytes behind each block that belong to nobody: a test sees there what writes too far. */
  readonly fences: readonly number[];
  /** The first byte behind all that was handed out. */
  readonly end: number;
  /** Address of `bytes` free bytes, on a border of 64. */
  take(bytes: number): number;
  takeFloats(count: number): number;
}

/** A line of the processor's cache: threads that write to different lines do not disturb each other. */
const border = 64;
export const fenceBytes = border;

export function makeLayout(base: number): MemoryLayout {
  let end = roundUp(base, border);
  const fences: number[] = [];
  const take = (bytes: number): number => {
    const address = end;
    const fence = roundUp(end + bytes, border);
    fences.push(fence);
    end = fence + fenceBytes;
    return address;
  };
  return {
    fences,
    get end() {
      return end;
    },
    take,
    takeFloats: (count) => take(4 * count),
  };
}

/** Bytes of so many float32, up to the next border. */
export function floatBytes(count: number): number {
  return roundUp(4 * count, border);
}

export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

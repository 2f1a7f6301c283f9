/** Hands out addresses one after the other; nothing is given back. */
export interface MemoryLayout {
  /** The first byte behind all that was handed out. */
  readonly end: number;
  /** Address of `bytes` free bytes, on a border of 64. */
  take(bytes: number): number;
  takeFloats(count: number): number;
}

/** A line of the processor's cache: threads that write to different lines do not disturb each other. */
const border = 64;

export function makeLayout(base: number): MemoryLayout {
  let end = roundUp(base, border);
  const take = (bytes: number): number => {
    const address = end;
    end = roundUp(end + bytes, border);
    return address;
  };
  return {
    get end() {
      return end;
    },
    take,
    takeFloats: (count) => take(4 * count),
  };
}

export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

/** Steps from the most negative to the most positive colour; odd, so that zero has a step of its own. */
const steps = 255;

export type Rgb = readonly [number, number, number];

/** `#b75319` as three bytes; black for anything else, so that a missing token is seen and nothing breaks. */
export function parseColor(hex: string): Rgb {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (digits === null) return [0, 0, 0];
  const byte = (group: number): number => Number.parseInt(digits[group] ?? '0', 16);
  return [byte(1), byte(2), byte(3)];
}

/** Colours of weights from negative over zero to positive, as bytes red, green, blue, one triple a step. */
export function weightRamp(below: string, zero: string, above: string): Uint8ClampedArray {
  const middle = (steps - 1) / 2;
  const ends = { below: parseColor(below), zero: parseColor(zero), above: parseColor(above) };
  const ramp = new Uint8ClampedArray(steps * 3);
  for (let step = 0; step < steps; step++) {
    const share = Math.abs(step - middle) / middle;
    const end = step < middle ? ends.below : ends.above;
    for (let channel = 0; channel < 3; channel++) {
      const from = ends.zero[channel] ?? 0;
      ramp[step * 3 + channel] = from + ((end[channel] ?? 0) - from) * share;
    }
  }
  return ramp;
}

/** The step of the ramp for a weight, with limits ±`limit`; what is not a number takes the colour of zero. */
export function rampStep(value: number, limit: number): number {
  const middle = (steps - 1) / 2;
  if (!(limit > 0) || Number.isNaN(value)) return middle;
  return Math.round(middle + Math.max(-1, Math.min(1, value / limit)) * middle);
}

/**
 * The limit that a picture of weights is drawn with: three root mean squares, at most the largest weight, so that one
 * outlier does not make all others pale.
 */
export function weightLimit(values: Float32Array): number {
  let largest = 0;
  let squares = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    squares += value * value;
    count += 1;
  }
  return count === 0 ? 0 : Math.min(largest, 3 * Math.sqrt(squares / count));
}

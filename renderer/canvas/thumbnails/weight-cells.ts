import type { WeightValues } from '../../../src-core/model/weights';
import { thumbnailHeight, thumbnailWidth } from '../measures';

/** One weight of a picture in which each is written down. */
export interface WeightCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: number;
  readonly text: string;
}

/** Cells narrower or lower than this hold no number of the 11 px type. */
const leastWidth = 34;
const leastHeight = 14;

/**
 * The cells of a kernel `[inputs, units]` that is small enough to write its numbers in: a column for each input, a row
 * for each unit. `null` for a larger one, which colours alone show better.
 */
export function numberedCells({ values, shape }: WeightValues): readonly WeightCell[] | null {
  const units = shape.at(-1) ?? 0;
  const inputs = units === 0 ? 0 : values.length / units;
  if (inputs === 0) return null;
  const width = thumbnailWidth / inputs;
  const height = thumbnailHeight / units;
  if (width < leastWidth || height < leastHeight) return null;
  return Array.from(values, (value, index) => ({
    x: Math.floor(index / units) * width,
    y: (index % units) * height,
    width,
    height,
    value,
    text: weightText(value),
  }));
}

/** At most five characters, with a true minus: "1", "−0.42", "12.3". */
export function weightText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text =
    size >= 9999.5 || (size > 0 && size < 0.005)
      ? size.toExponential(0).replace('+', '').replace('-', '−')
      : Number.isInteger(value)
        ? String(size)
        : size.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
  return value < 0 ? `−${text}` : text;
}

/** Black or white, whichever is read better on a colour of three bytes (relative luminance of WCAG 2). */
export function inkOn(red: number, green: number, blue: number): '#000000' | '#ffffff' {
  const linear = (byte: number): number => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  // Where black and white have the same contrast: (L + 0.05)² = 0.05 · 1.05.
  return luminance > Math.sqrt(0.05 * 1.05) - 0.05 ? '#000000' : '#ffffff';
}

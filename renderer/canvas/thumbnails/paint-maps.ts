import type { GridBox } from '../../../src-core/training/view';
import type { ThemeColors } from '../theme-colors';
import { parseColor, rampStep, weightRamp } from '../weight-colors';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Turns one picture of `side` × `side` values into bytes red, green, blue, alpha. */
type PaintPixel = (value: number, into: Uint8ClampedArray, at: number) => void;

/** Draws values as a smooth picture. */
export function paintMap(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  side: number,
  paint: PaintPixel,
  box: Box,
): void {
  const bitmap = new OffscreenCanvas(side, side);
  const inner = bitmap.getContext('2d');
  if (inner === null) return;
  const image = inner.createImageData(side, side);
  for (let index = 0; index < side * side; index++) paint(values[index] ?? 0, image.data, 4 * index);
  inner.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(bitmap, box.x, box.y, box.width, box.height);
}

/** The colours of weights, with limits ±`limit`. */
export function weightPixels(colors: ThemeColors, limit: number): PaintPixel {
  const ramp = weightRamp(colors.weightBelow, colors.weightZero, colors.weightAbove);
  return (value, into, at) => {
    const step = rampStep(value, limit) * 3;
    into[at] = ramp[step] ?? 0;
    into[at + 1] = ramp[step + 1] ?? 0;
    into[at + 2] = ramp[step + 2] ?? 0;
    into[at + 3] = 255;
  };
}

/**
 * The colours of a decision: that of the likelier class, as strong as the network is sure, from nothing at an even
 * share to 42 % (dark: 50 %).
 * @param hard only which class is likeliest
 */
export function surfacePixels(
  probabilities: Float32Array,
  classes: number,
  colors: ThemeColors,
  hard: boolean,
): { readonly values: Float32Array; readonly paint: PaintPixel } {
  const count = probabilities.length / Math.max(classes === 1 ? 1 : classes, 1);
  const even = classes === 1 ? 0.5 : 1 / classes;
  const palette = colors.classes.map(parseColor);
  const strength = colors.dark ? 0.5 : 0.42;
  const best = new Uint8Array(count);
  const sure = new Float32Array(count);
  for (let point = 0; point < count; point++) {
    const [label, probability] = likeliest(probabilities, point, count, classes);
    best[point] = label;
    sure[point] = hard ? 1 : Math.max(0, (probability - even) / (1 - even));
  }
  return {
    values: Float32Array.from({ length: count }, (_, point) => point),
    paint(point, into, at) {
      const [red, green, blue] = palette[(best[point] ?? 0) % palette.length] ?? [0, 0, 0];
      into[at] = red;
      into[at + 1] = green;
      into[at + 2] = blue;
      into[at + 3] = 255 * strength * (sure[point] ?? 0);
    },
  };
}

/** Class and its probability at one point of maps `[classes, points]`; one map stands for class 1 of two. */
export function likeliest(
  probabilities: Float32Array,
  point: number,
  count: number,
  classes: number,
): readonly [label: number, probability: number] {
  if (classes === 1) {
    const one = probabilities[point] ?? 0;
    return one > 0.5 ? [1, one] : [0, 1 - one];
  }
  let label = 0;
  for (let index = 1; index < classes; index++) {
    if ((probabilities[index * count + point] ?? 0) > (probabilities[label * count + point] ?? 0)) label = index;
  }
  return [label, probabilities[label * count + point] ?? 0];
}

/** Where a point of the plane lies in a picture of it. */
export function placeIn({ low, high }: GridBox, box: Box): (x: number, y: number) => readonly [number, number] {
  const [left = 0, bottom = 0] = low;
  const [right = 1, top = 1] = high;
  return (x, y) => [
    box.x + ((x - left) / (right - left)) * box.width,
    box.y + ((top - y) / (top - bottom)) * box.height,
  ];
}

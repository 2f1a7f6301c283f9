import { z } from 'zod';
import { fail, type Result } from '../result';
import type { Field, Repair, Shape, ShapeProblem } from './define-node';
import { elementsOf, formatShape, notTooLarge, wantsImage } from './shape-rules';

/** What slides over an image: convolutions and pools alike. */
export interface Window {
  readonly height: number;
  readonly width: number;
  readonly strides: readonly [vertical: number, horizontal: number];
  readonly padding: 'same' | 'valid';
}

/** Params of every layer with a window. */
export const windowParams = {
  windowHeight: z.int().min(1).max(32),
  windowWidth: z.int().min(1).max(32),
  /** `same`: the image is padded, so that a stride of 1 keeps its size. `valid`: the window stays inside the image. */
  padding: z.enum(['same', 'valid']),
  stride: z.int().min(1).max(32),
};

export interface WindowParams {
  readonly windowHeight: number;
  readonly windowWidth: number;
  readonly padding: 'same' | 'valid';
}

const size = { control: 'number', min: 1, max: 32, step: 1, integer: true } as const;

/** Rows of the form for height and width, named after what slides: "Kernel", "Pool". */
export function windowSizeFields(what: string) {
  return [
    { ...size, key: 'windowHeight', label: `${what} height` },
    { ...size, key: 'windowWidth', label: `${what} width` },
  ] as const satisfies readonly Field<WindowParams>[];
}

export const strideField = {
  ...size,
  key: 'stride',
  label: 'Stride',
  hint: 'How many pixels the window moves at each step.',
} as const;

export const paddingField = {
  control: 'select',
  key: 'padding',
  label: 'Padding',
  hint: 'Same: pixels are added at the edges, so that a stride of 1 keeps the size. Valid: none are.',
  options: [
    { value: 'same', label: 'Same' },
    { value: 'valid', label: 'Valid' },
  ],
} as const;

/**
 * `[outHeight, outWidth, channels]` of images `[height, width, channels]`, with the rule of TensorFlow: ⌈size / stride⌉
 * positions where the image is padded, ⌈(size − window + 1) / stride⌉ where it is not.
 * @param channelsOf how many channels the layer makes of those of its input
 */
export function slideWindow(
  inputs: readonly Shape[],
  window: Window,
  channelsOf: (channels: number) => number,
): Result<Shape, ShapeProblem> {
  const image = wantsImage(inputs);
  if (!image.ok) return image;
  const [height, width, channels] = image.value;
  const [vertical, horizontal] = window.strides;
  const outHeight = positions(height, window.height, vertical, window.padding);
  const outWidth = positions(width, window.width, horizontal, window.padding);
  if (outHeight < 1 || outWidth < 1) return fail(tooSmall(height, width, window));
  return notTooLarge([outHeight, outWidth, channelsOf(channels)]);
}

function positions(length: number, window: number, stride: number, padding: Window['padding']): number {
  return Math.ceil((padding === 'same' ? length : length - window + 1) / stride);
}

/** Pixels that are added before and behind one axis; the odd one behind, as TensorFlow has it. */
export function paddingOf(
  length: number,
  window: number,
  stride: number,
  padding: Window['padding'],
): [before: number, behind: number] {
  const reach = (positions(length, window, stride, padding) - 1) * stride + window;
  const total = padding === 'same' ? Math.max(0, reach - length) : 0;
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

function tooSmall(height: number, width: number, window: Window): ShapeProblem {
  const fitted = [Math.min(window.height, height), Math.min(window.width, width)] as const;
  const repairs: readonly Repair[] = [
    { title: 'Pad the image (same)', params: { padding: 'same' } },
    {
      title: `Set the window to ${formatShape(fitted)}`,
      params: { windowHeight: fitted[0], windowWidth: fitted[1] },
    },
  ];
  const [needed, given] = [formatShape([window.height, window.width]), formatShape([height, width])];
  return { kind: 'impossible', text: `slides a window of ${needed} over images of only ${given}`, repairs };
}

/** The first input as an image, for costs and weights: 0 channels where it is none. */
export function channelsOf(inputs: readonly Shape[]): number {
  const image = wantsImage(inputs);
  return image.ok ? image.value[2] : 0;
}

/** Numbers in one channel of the output; 0 where the window does not fit. */
export function windowPositions(inputs: readonly Shape[], window: Window): number {
  const slid = slideWindow(inputs, window, () => 1);
  return slid.ok ? elementsOf(slid.value) : 0;
}

/** Spreads over the tfjs layer's own names. */
export function tfjsWindow(window: Window): { strides: [number, number]; padding: 'same' | 'valid' } {
  const [vertical, horizontal] = window.strides;
  return { strides: [vertical, horizontal], padding: window.padding };
}

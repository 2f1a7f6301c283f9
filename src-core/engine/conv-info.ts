import type { backend_util } from '@tensorflow/tfjs-core';
import { formatShape } from '../nodes/shape-rules';
import type { Tfjs } from '../tfjs';

/** How a window slides over images, as tfjs works it out: sizes, strides, padding. */
export type ConvInfo = ReturnType<typeof backend_util.computeConv2DInfo>;

type Arguments = Parameters<typeof backend_util.computeConv2DInfo>;

interface Attributes {
  readonly strides: Arguments[2];
  readonly dilations?: Arguments[3];
  readonly pad: Arguments[4];
  readonly dimRoundingMode?: Arguments[5];
  readonly dataFormat?: string;
}

/**
 * @param imageShape `[batch, height, width, channels]`
 * @param filterShape `[height, width, channels, filters]`, or `[height, width, channels, multiplier]` of a depthwise one
 */
export function convInfoOf(
  tfjs: Tfjs,
  imageShape: readonly number[],
  filterShape: readonly number[],
  { strides, dilations, pad, dimRoundingMode, dataFormat = 'NHWC' }: Attributes,
  depthwise: boolean,
): ConvInfo {
  if (dataFormat !== 'NHWC') throw new Error('Only NHWC images are supported.');
  return tfjs.backend_util.computeConv2DInfo(
    fourAxes(imageShape),
    fourAxes(filterShape),
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

/** @param imageShape `[batch, height, width, channels]` */
export function poolInfoOf(
  tfjs: Tfjs,
  imageShape: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: Attributes & { readonly filterSize: [number, number] | number },
): ConvInfo {
  return tfjs.backend_util.computePool2DInfo(fourAxes(imageShape), filterSize, strides, 1, pad, dimRoundingMode);
}

function fourAxes(shape: readonly number[]): [number, number, number, number] {
  const [a, b, c, d] = shape;
  if (shape.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new Error(`A convolution wants four axes, but got ${formatShape(shape)}.`);
  }
  return [a, b, c, d];
}

/** The padding of `info`, written out side by side as kernels take it. */
export function explicitPadding(
  top: number,
  bottom: number,
  left: number,
  right: number,
): [[number, number], [number, number], [number, number], [number, number]] {
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

/**
 * Of the positions of a window along one axis those whose tap `tap` meets a pixel and not the padding: `[from, to)`.
 * @param before pixels of padding before the first
 */
export function positionsInside(
  tap: number,
  positions: number,
  stride: number,
  before: number,
  length: number,
): readonly [from: number, to: number] {
  const from = Math.max(0, Math.ceil((before - tap) / stride));
  const to = Math.min(positions, Math.floor((length - 1 + before - tap) / stride) + 1);
  return [from, Math.max(from, to)];
}

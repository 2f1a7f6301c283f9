import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { type ConvInfo, explicitPadding } from './conv-info';
import { floatsIn, makeZeros, type WasmHeap } from './wasm-heap';

/**
 * The gradient of an image is a convolution of stride 1 over the gradient of the output, with the filter mirrored
 * (Dumoulin and Visin 2016). Where the stride was not 1, the errors stand apart by it, with zeros between.
 */
export interface SpreadErrors {
  /** `[batch, (outHeight − 1) · stride + 1, (outWidth − 1) · stride + 1, outChannels]`; dispose of it where `made`. */
  readonly errors: TensorInfo;
  readonly made: boolean;
  /** Attributes of the convolution over them. */
  readonly attrs: NonNullable<Parameters<KernelConfig['kernelFunc']>[0]['attrs']>;
}

export function spreadErrors(heap: WasmHeap, dy: TensorInfo, info: ConvInfo): SpreadErrors {
  const { strideHeight, strideWidth, outHeight, outWidth, padInfo } = info;
  const height = (outHeight - 1) * strideHeight + 1;
  const width = (outWidth - 1) * strideWidth + 1;
  const top = info.filterHeight - 1 - padInfo.top;
  const left = info.filterWidth - 1 - padInfo.left;
  const bottom = info.inHeight + info.filterHeight - 1 - top - height;
  const right = info.inWidth + info.filterWidth - 1 - left - width;
  const made = strideHeight !== 1 || strideWidth !== 1;
  return {
    errors: made ? spread(heap, dy, info, height, width) : dy,
    made,
    attrs: { strides: [1, 1], dilations: [1, 1], pad: explicitPadding(top, bottom, left, right), dataFormat: 'NHWC' },
  };
}

function spread(heap: WasmHeap, dy: TensorInfo, info: ConvInfo, height: number, width: number): TensorInfo {
  const { batchSize, outHeight, outWidth, outChannels, strideHeight, strideWidth } = info;
  const wide = makeZeros(heap, [batchSize, height, width, outChannels]);
  const target = floatsIn(heap, wide);
  const source = floatsIn(heap, dy);
  let from = 0;
  for (let row = 0; row < batchSize * outHeight; row++) {
    const image = Math.floor(row / outHeight);
    let to = (image * height + (row % outHeight) * strideHeight) * width * outChannels;
    for (let column = 0; column < outWidth; column++, to += strideWidth * outChannels) {
      for (let channel = 0; channel < outChannels; channel++, from++) target[to + channel] = source[from] ?? 0;
    }
  }
  return wide;
}

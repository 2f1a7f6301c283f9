import type { DepthwiseConv2dNativeBackpropFilterAttrs, KernelConfig } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { type ConvInfo, convInfoOf, positionsInside } from './conv-info';
import { floatsIn, heapOf, inputOf } from './wasm-heap';

/** Gradient of a depthwise convolution with respect to its filter. Missing from the WASM backend of tfjs 4.22. */
export function depthwiseFilterGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'DepthwiseConv2dNativeBackpropFilter',
    backendName,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const heap = heapOf(backend);
      const x = inputOf(inputs, 'x');
      const dy = inputOf(inputs, 'dy');
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const given = attrs as unknown as DepthwiseConv2dNativeBackpropFilterAttrs;
      const info = convInfoOf(tfjs, x.shape, given.filterShape, given, true);
      const gradient = heap.makeOutput(given.filterShape, 'float32');
      const target = floatsIn(heap, gradient);
      const sources = sourcesOf(info);
      const size = info.outChannels;
      for (let tap = 0; tap < info.filterHeight * info.filterWidth; tap++) {
        const products = tapProducts(floatsIn(heap, x), floatsIn(heap, dy), info, tap, sources);
        for (let output = 0; output < size; output++) {
          let sum = 0;
          for (let index = output; index < products.length; index += size) sum += products[index] ?? 0;
          target[tap * size + output] = sum;
        }
      }
      return gradient;
    },
  };
}

/** For each number in a row of the output, `[outWidth, outChannels]`, how far into the row of the image its pixel lies. */
function sourcesOf({ outWidth, outChannels, inChannels, strideWidth }: ConvInfo): Int32Array {
  const multiplier = outChannels / inChannels;
  return Int32Array.from({ length: outWidth * outChannels }, (_, index) => {
    const column = Math.floor(index / outChannels);
    return column * strideWidth * inChannels + Math.floor((index % outChannels) / multiplier);
  });
}

/**
 * Pixel under the tap times error of the window, summed in float64 over images and rows: `[outWidth, outChannels]`. Long
 * loops without a call: one call for each pixel took five times as long.
 */
function tapProducts(
  x: Float32Array,
  dy: Float32Array,
  info: ConvInfo,
  tap: number,
  sources: Int32Array,
): Float64Array {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, strideHeight, padInfo } = info;
  const y = Math.floor(tap / info.filterWidth) * info.dilationHeight;
  const z = (tap % info.filterWidth) * info.dilationWidth;
  const [firstRow, endRow] = positionsInside(y, outHeight, strideHeight, padInfo.top, inHeight);
  const [first, end] = positionsInside(z, outWidth, info.strideWidth, padInfo.left, inWidth);
  const products = new Float64Array(outWidth * outChannels);
  for (let image = 0; image < info.batchSize; image++) {
    for (let row = firstRow; row < endRow; row++) {
      const place = image * inHeight + row * strideHeight + y - padInfo.top;
      const pixels = (place * inWidth + z - padInfo.left) * inChannels;
      const errors = (image * outHeight + row) * outWidth * outChannels;
      for (let index = first * outChannels; index < end * outChannels; index++) {
        const pixel = x[pixels + (sources[index] ?? 0)] ?? 0;
        products[index] = (products[index] ?? 0) + pixel * (dy[errors + index] ?? 0);
      }
    }
  }
  return products;
}

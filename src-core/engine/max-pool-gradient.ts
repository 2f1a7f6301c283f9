import type { KernelConfig, MaxPoolGradAttrs } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { type ConvInfo, poolInfoOf, positionsInside } from './conv-info';
import { floatsIn, heapOf, inputOf, makeZeros } from './wasm-heap';

/**
 * Gradient of max-pooling: each error goes to the first of the largest numbers under its window. The WASM backend of
 * tfjs 4.22 starts its search at a number just above 0, and so loses the gradient of every window without a positive
 * number.
 */
export function maxPoolGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'MaxPoolGrad',
    backendName,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const heap = heapOf(backend);
      const x = inputOf(inputs, 'input');
      const dy = inputOf(inputs, 'dy');
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const info = poolInfoOf(tfjs, x.shape, attrs as unknown as MaxPoolGradAttrs);
      const gradient = makeZeros(heap, x.shape);
      sendToLargest(floatsIn(heap, x), floatsIn(heap, dy), floatsIn(heap, gradient), info);
      return gradient;
    },
  };
}

/** Row by row of the output, so that the inner loops run over neighbours in memory. */
function sendToLargest(x: Float32Array, dy: Float32Array, dx: Float32Array, info: ConvInfo): void {
  const width = info.outWidth * info.inChannels;
  const largest = new Float32Array(width);
  const places = new Int32Array(width);
  for (let row = 0; row < info.batchSize * info.outHeight; row++) {
    largest.fill(Number.NEGATIVE_INFINITY);
    places.fill(-1);
    findLargest(x, row, info, largest, places);
    for (let index = 0; index < width; index++) {
      const place = places[index] ?? -1;
      // None where all numbers under the window are NaN.
      if (place >= 0) dx[place] = (dx[place] ?? 0) + (dy[row * width + index] ?? 0);
    }
  }
}

/** Of each window and channel in a row of the output the largest number and its place, `[outWidth, channels]` each. */
function findLargest(x: Float32Array, row: number, info: ConvInfo, largest: Float32Array, places: Int32Array): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } = info;
  const image = Math.floor(row / outHeight);
  const top = (row % outHeight) * strideHeight - padInfo.top;
  for (let y = Math.max(0, top); y < Math.min(inHeight, top + info.filterHeight); y++) {
    for (let tap = 0; tap < info.filterWidth; tap++) {
      const [first, end] = positionsInside(tap, outWidth, strideWidth, padInfo.left, inWidth);
      let place = ((image * inHeight + y) * inWidth + first * strideWidth + tap - padInfo.left) * inChannels;
      for (let column = first; column < end; column++, place += (strideWidth - 1) * inChannels) {
        for (let index = column * inChannels; index < (column + 1) * inChannels; index++, place++) {
          const value = x[place] ?? 0;
          if (value > (largest[index] ?? 0)) {
            largest[index] = value;
            places[index] = place;
          }
        }
      }
    }
  }
}

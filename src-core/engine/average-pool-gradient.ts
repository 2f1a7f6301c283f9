import type { AvgPoolGradAttrs, KernelConfig } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { type ConvInfo, poolInfoOf, positionsInside } from './conv-info';
import { floatsIn, heapOf, inputOf, makeZeros } from './wasm-heap';

/**
 * Gradient of average-pooling, shared out as tfjs does on every backend: each pixel gets 1 / (height · width) of the
 * error, which is right where no window looks at padding. The stock kernel of the WASM backend goes number by number.
 */
export function averagePoolGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'AvgPoolGrad',
    backendName,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const heap = heapOf(backend);
      const x = inputOf(inputs, 'input');
      const dy = inputOf(inputs, 'dy');
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const info = poolInfoOf(tfjs, x.shape, attrs as unknown as AvgPoolGradAttrs);
      const gradient = makeZeros(heap, x.shape);
      shareOut(floatsIn(heap, dy), floatsIn(heap, gradient), info);
      return gradient;
    },
  };
}

function shareOut(dy: Float32Array, dx: Float32Array, info: ConvInfo): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } = info;
  const share = 1 / (info.filterHeight * info.filterWidth);
  for (let row = 0; row < batchSize * outHeight; row++) {
    const image = Math.floor(row / outHeight);
    const top = (row % outHeight) * strideHeight - padInfo.top;
    for (let y = Math.max(0, top); y < Math.min(inHeight, top + info.filterHeight); y++) {
      for (let tap = 0; tap < info.filterWidth; tap++) {
        const [first, end] = positionsInside(tap, outWidth, strideWidth, padInfo.left, inWidth);
        let place = ((image * inHeight + y) * inWidth + first * strideWidth + tap - padInfo.left) * inChannels;
        let error = (row * outWidth + first) * inChannels;
        for (let column = first; column < end; column++, place += (strideWidth - 1) * inChannels) {
          for (let channel = 0; channel < inChannels; channel++, place++, error++) {
            dx[place] = (dx[place] ?? 0) + share * (dy[error] ?? 0);
          }
        }
      }
    }
  }
}

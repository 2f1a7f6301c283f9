import type { Conv2DBackpropFilterAttrs, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { convInfoOf } from './conv-info';
import { writePatches } from './filter-patches';
import { findKernel } from './stock-kernel';
import { floatsIn, heapOf, inputOf, makeZeros, type WasmHeap } from './wasm-heap';

/** Numbers in a matrix of patches (4 MB). Its size hardly matters for speed; without a bound it is that for memory. */
const mostPatches = 2 ** 20;

/**
 * Gradient of a convolution with respect to its filter: (patches of the images) · (gradient of the output), some images
 * at a time. Missing from the WASM backend of tfjs 4.22.
 */
export function conv2dFilterGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  const multiply = findKernel(tfjs, backendName, 'BatchMatMul');
  return {
    kernelName: 'Conv2DBackpropFilter',
    backendName,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const heap = heapOf(backend);
      const x = inputOf(inputs, 'x');
      const dy = inputOf(inputs, 'dy');
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const given = attrs as unknown as Conv2DBackpropFilterAttrs;
      const info = convInfoOf(tfjs, x.shape, given.filterShape, given, false);
      const taps = info.filterHeight * info.filterWidth * info.inChannels;
      const area = info.outHeight * info.outWidth;
      const filters = info.outChannels;
      const images = Math.min(info.batchSize, Math.max(1, Math.floor(mostPatches / (taps * area))));

      const gradient = makeZeros(heap, given.filterShape);
      const patches = heap.makeOutput([taps, images * area], 'float32');
      for (let from = 0; from < info.batchSize; from += images) {
        const to = Math.min(from + images, info.batchSize);
        const windows = (to - from) * area;
        writePatches(floatsIn(heap, x), floatsIn(heap, patches), info, from, to);
        const errors = copyOf(heap, dy, from * area * filters, [1, windows, filters]);
        const a = { ...patches, shape: [1, taps, windows] };
        const product = multiply(heap, { a, b: errors }, { transposeA: false, transposeB: false });
        addTo(floatsIn(heap, gradient), floatsIn(heap, product));
        heap.disposeData(product.dataId);
        heap.disposeData(errors.dataId);
      }
      heap.disposeData(patches.dataId);
      return gradient;
    },
  };
}

/** The product remembers its second operand by its tensor, so that each part of it must be a tensor of its own. */
function copyOf(heap: WasmHeap, whole: TensorInfo, from: number, shape: readonly number[]): TensorInfo {
  const copy = heap.makeOutput(shape, 'float32');
  const values = floatsIn(heap, copy);
  values.set(floatsIn(heap, whole).subarray(from, from + values.length));
  return copy;
}

function addTo(sum: Float32Array, values: Float32Array): void {
  for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (values[index] ?? 0);
}

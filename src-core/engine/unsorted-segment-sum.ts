import type { KernelConfig, Tensor1D, UnsortedSegmentSumAttrs } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { adoptTensor } from './adopt-tensor';

/**
 * Sums rows of `x` by segment, as a product with the one-hot matrix of the segment ids: the gradient of `gather`.
 * Missing from the WASM backend of tfjs 4.22.
 */
export function unsortedSegmentSum(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'UnsortedSegmentSum',
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const { numSegments } = attrs as unknown as UnsortedSegmentSumAttrs;
      return tfjs.tidy(() => {
        const x = adoptTensor(tfjs, inputs.x);
        const ids = adoptTensor(tfjs, inputs.segmentIds);
        const inner = x.size / ids.size;
        const flat: Tensor1D = tfjs.reshape(ids, [ids.size]);
        const members = tfjs.cast(tfjs.oneHot(flat, numSegments), 'float32');
        const sums = tfjs.matMul(members, tfjs.reshape(x, [ids.size, inner]), true, false);
        return tfjs.reshape(sums, [numSegments, ...x.shape.slice(ids.rank)]);
      });
    },
  };
}

import type { Conv2DAttrs, KernelConfig } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { convInfoOf, explicitPadding } from './conv-info';
import { inputOf } from './wasm-heap';

/**
 * A convolution whose "same" padding is worked out before the stock kernel is called. Left to itself the WASM backend
 * of tfjs 4.22 works out the padding of an axis as (positions − 1) · stride + window − length in unsigned numbers, and
 * reads far outside of the image where that is negative: where a stride passes over pixels that no window sees, as
 * with a window of 1 × 4 at stride 2.
 */
export function samePadding(tfjs: Tfjs, backendName: string, kernelName: string): KernelConfig {
  const stock = tfjs.getKernel(kernelName, backendName);
  if (!stock) throw new Error(`The backend "${backendName}" has no ${kernelName}.`);
  const depthwise = kernelName.includes('Depthwise');
  return {
    ...stock,
    kernelFunc: ({ inputs, backend, attrs }) => {
      // tfjs types the attributes of all kernels as one loose map; these are those of convolutions.
      const given = attrs as unknown as Conv2DAttrs;
      if (given.pad !== 'same') return stock.kernelFunc({ inputs, backend, ...(attrs && { attrs }) });
      const info = convInfoOf(tfjs, inputOf(inputs, 'x').shape, inputOf(inputs, 'filter').shape, given, depthwise);
      const { top, bottom, left, right } = info.padInfo;
      return stock.kernelFunc({
        inputs,
        backend,
        attrs: { ...attrs, pad: explicitPadding(top, bottom, left, right) },
      });
    },
  };
}

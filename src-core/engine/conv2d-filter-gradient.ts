import type { Conv2DBackpropFilterAttrs, KernelConfig, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { adoptTensor } from './adopt-tensor';
import { filterPatches } from './filter-patches';

/**
 * Gradient of a convolution with respect to its filter, tap by tap: (pixels under the tap)ᵀ · (gradient of the
 * output). Missing from the WASM backend of tfjs 4.22.
 */
export function conv2dFilterGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'Conv2DBackpropFilter',
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const { strides, pad, dataFormat, dimRoundingMode, filterShape } = attrs as unknown as Conv2DBackpropFilterAttrs;
      if (dataFormat !== 'NHWC') throw new Error('Only NHWC images are supported.');
      const [height, width, channels, filters] = filterShape;
      return tfjs.tidy(() => {
        const x = adoptTensor(tfjs, inputs.x) as Tensor4D;
        const dy = adoptTensor(tfjs, inputs.dy);
        const info = tfjs.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad, dimRoundingMode);
        const rows = dy.size / filters;
        const errors = tfjs.reshape(dy, [rows, filters]);
        const taps = [];
        for (let row = 0; row < height; row++) {
          for (let column = 0; column < width; column++) {
            const pixels = tfjs.reshape(filterPatches(tfjs, x, info, row, column), [rows, channels]);
            taps.push(tfjs.matMul(pixels, errors, true, false));
          }
        }
        return tfjs.reshape(tfjs.stack(taps), filterShape);
      });
    },
  };
}

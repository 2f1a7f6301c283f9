import type { DepthwiseConv2dNativeBackpropFilterAttrs, KernelConfig, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { adoptTensor } from './adopt-tensor';
import { filterPatches } from './filter-patches';

/** Gradient of a depthwise convolution with respect to its filter. Missing from the WASM backend of tfjs 4.22. */
export function depthwiseFilterGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'DepthwiseConv2dNativeBackpropFilter',
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const typed = attrs as unknown as DepthwiseConv2dNativeBackpropFilterAttrs;
      const { strides, dilations, pad, dimRoundingMode, filterShape } = typed;
      const [height, width, channels, multiplier] = filterShape;
      return tfjs.tidy(() => {
        const x = adoptTensor(tfjs, inputs.x) as Tensor4D;
        const dy = adoptTensor(tfjs, inputs.dy);
        const info = tfjs.backend_util.computeConv2DInfo(
          x.shape,
          filterShape,
          strides,
          dilations,
          pad,
          dimRoundingMode,
          true,
        );
        const errors = tfjs.reshape(dy, [-1, channels, multiplier]);
        const taps = [];
        for (let row = 0; row < height; row++) {
          for (let column = 0; column < width; column++) {
            const pixels = tfjs.reshape(filterPatches(tfjs, x, info, row, column), [-1, channels, 1]);
            taps.push(tfjs.sum(tfjs.mul(pixels, errors), 0));
          }
        }
        return tfjs.reshape(tfjs.stack(taps), filterShape);
      });
    },
  };
}

import type { DepthwiseConv2dNativeBackpropInputAttrs, KernelConfig, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tensor, Tfjs } from '../tfjs';
import { adoptTensor } from './adopt-tensor';

/**
 * Gradient of a depthwise convolution with respect to its image: that of the full convolution whose filter is the
 * same on the diagonal of the channels and 0 elsewhere. Missing from the WASM backend of tfjs 4.22.
 */
export function depthwiseInputGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  return {
    kernelName: 'DepthwiseConv2dNativeBackpropInput',
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const typed = attrs as unknown as DepthwiseConv2dNativeBackpropInputAttrs;
      const { strides, dilations, pad, dimRoundingMode, inputShape } = typed;
      if ([dilations].flat().some((dilation) => dilation !== 1)) {
        throw new Error('The gradient of a dilated depthwise convolution is not supported on WASM.');
      }
      return tfjs.tidy(() => {
        const dy = adoptTensor(tfjs, inputs.dy) as Tensor4D;
        const filter = diagonalFilter(tfjs, adoptTensor(tfjs, inputs.filter));
        return tfjs.conv2dTranspose(dy, filter, inputShape, strides, pad, dimRoundingMode);
      });
    },
  };
}

/** `[height, width, channels, multiplier]` → `[height, width, channels, channels · multiplier]`. */
function diagonalFilter(tfjs: Tfjs, filter: Tensor): Tensor4D {
  const [height = 1, width = 1, channels = 1, multiplier = 1] = filter.shape;
  const diagonal = tfjs.reshape(tfjs.eye(channels), [1, channels, channels, 1]);
  const spread = tfjs.mul(tfjs.reshape(filter, [height * width, channels, 1, multiplier]), diagonal);
  return tfjs.reshape(spread, [height, width, channels, channels * multiplier]);
}

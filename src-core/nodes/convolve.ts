import type { FusedConv2DAttrs, NamedAttrMap, Rank } from '@tensorflow/tfjs-core';
import type { Layer, Tensor, Tfjs } from '../tfjs';
import type { Window } from './windows';

/** Kernels of tfjs for a convolution with its bias, and for the gradients of what it multiplies. */
const kernels = {
  full: { forward: 'FusedConv2D', input: 'Conv2DBackpropInput', filter: 'Conv2DBackpropFilter' },
  depthwise: {
    forward: 'FusedDepthwiseConv2D',
    input: 'DepthwiseConv2dNativeBackpropInput',
    filter: 'DepthwiseConv2dNativeBackpropFilter',
  },
} as const;

const registered = new WeakSet<object>();

/**
 * The forward pass of a convolution layer with a gradient for what is asked for only. The layer's own also works out the
 * gradient of the data in the first layer, and sums the bias's slowly.
 * @param inputs one tensor `[batch, height, width, channels]`
 */
export function convolve(
  tfjs: Tfjs,
  kind: keyof typeof kernels,
  layer: Layer,
  [x]: readonly Tensor[],
  { strides, padding }: Window,
): Tensor {
  const [filter, bias] = layer.weights.map((weight) => weight.read());
  if (!x || !filter) throw new Error(`"${layer.name}" was run without an image or a kernel.`);
  registerGradients(tfjs);
  const attrs = { strides: [...strides], pad: padding, dataFormat: 'NHWC', dilations: [1, 1], activation: 'linear' };
  return tfjs.engine().runKernel<Tensor>(kernels[kind].forward, { x, filter, ...(bias && { bias }) }, attrs);
}

/** tfjs has no gradients for its fused kernels: its own fused operations bring theirs along. */
function registerGradients(tfjs: Tfjs): void {
  const engine = tfjs.engine();
  if (registered.has(engine)) return;
  registered.add(engine);
  for (const { forward, input, filter } of Object.values(kernels)) {
    tfjs.registerGradient({
      kernelName: forward,
      inputsToSave: ['x', 'filter'],
      gradFunc: (dy, [x, kernel], attrs) => {
        if (Array.isArray(dy) || !x || !kernel) throw new Error(`The gradient of ${forward} lacks a tensor.`);
        const common = slidingOf(attrs);
        return {
          x: () => engine.runKernel<Tensor>(input, { dy, filter: kernel }, { ...common, inputShape: x.shape }),
          filter: () => engine.runKernel<Tensor>(filter, { x, dy }, { ...common, filterShape: kernel.shape }),
          bias: () => sumOfChannels(tfjs, dy),
        };
      },
    });
  }
}

function slidingOf(attrs: NamedAttrMap): NamedAttrMap {
  // tfjs types the attributes of all kernels as one loose map; these are those of a convolution.
  const { strides, pad, dataFormat, dilations } = attrs as unknown as FusedConv2DAttrs;
  return { strides, pad, dataFormat, dilations };
}

/** `[…, channels]` → `[channels]`, as a product with ones: a quarter of the time of tfjs's sum on WASM. */
function sumOfChannels(tfjs: Tfjs, errors: Tensor): Tensor {
  const channels = errors.shape.at(-1) ?? 1;
  const rows = errors.size / channels;
  const flat = tfjs.reshape<Rank.R2>(errors, [rows, channels]);
  return tfjs.reshape(tfjs.matMul(tfjs.ones<Rank.R2>([1, rows]), flat), [channels]);
}

import { z } from 'zod';
import { convolve } from './convolve';
import { defineNode, type Shape, type WeightSpec } from './define-node';
import { drawnInitialiser, kernelAndBias, kernelDefaults, kernelFields, kernelParams } from './kernels';
import { formatShape } from './shape-rules';
import {
  channelsOf,
  paddingField,
  slideWindow,
  strideField,
  tfjsWindow,
  type Window,
  windowParams,
  windowPositions,
  windowSizeFields,
} from './windows';

const params = z.strictObject({ ...windowParams, multiplier: z.int().min(1).max(64), ...kernelParams });

export type DepthwiseConv2dParams = z.infer<typeof params>;

export const depthwiseConv2d = defineNode({
  type: 'depthwise-conv2d',
  title: 'DepthwiseConv2D',
  group: 'layers',
  icon: 'blend',
  doc: 'Slides a filter of its own over each channel of an image.',
  help: {
    formula: String.raw`\mathbf{Y}_{ij} = \mathbf{b} + \sum_{u,v} \mathbf{X}_{i+u,\,j+v} \odot \mathbf{W}_{uv}`,
    text: 'Every channel has its own filters and **channels are not mixed**: far fewer weights than Conv2D. A Conv2D with a 1 × 1 kernel behind it mixes them; the two together are a separable convolution.',
    use: 'Use it where Conv2D is too large or too slow, with a 1 × 1 Conv2D behind it.',
  },
  inputs: { min: 1, max: 1 },
  params,
  defaults: { windowHeight: 3, windowWidth: 3, stride: 1, padding: 'same', multiplier: 1, ...kernelDefaults },
  fields: [
    ...windowSizeFields('Kernel'),
    strideField,
    paddingField,
    {
      control: 'number',
      key: 'multiplier',
      label: 'Filters a channel',
      min: 1,
      max: 64,
      step: 1,
      integer: true,
      hint: 'Each channel gives this many (depth multiplier).',
    },
    ...kernelFields,
  ],
  palette: [{ title: 'Depthwise', icon: 'blend', params: {} }],
  thumbnail: 'weights',
  name: () => 'DepthwiseConv2D',
  cardIcon: () => 'layers',
  headline: ({ windowHeight, windowWidth }) => formatShape([windowHeight, windowWidth]),
  outputShape: (inputs, given) => slideWindow(inputs, windowOf(given), (channels) => channels * given.multiplier),
  cost: (inputs, given) => {
    const filters = channelsOf(inputs) * given.multiplier;
    const outputs = windowPositions(inputs, windowOf(given)) * filters;
    const taps = given.windowHeight * given.windowWidth;
    return { parameters: (taps + (given.bias ? 1 : 0)) * filters, multiplyAdds: taps * outputs, activations: outputs };
  },
  weights: (inputs, given) => filterWeights(inputs, given),
  buildLayer: (tfjs, name, given) =>
    tfjs.layers.depthwiseConv2d({
      name,
      kernelSize: [given.windowHeight, given.windowWidth],
      ...tfjsWindow(windowOf(given)),
      depthMultiplier: given.multiplier,
      useBias: given.bias,
      depthwiseInitializer: 'zeros',
      biasInitializer: 'zeros',
    }),
  trainForward: (tfjs, given, { inputs, layer }) => convolve(tfjs, 'depthwise', layer, inputs, windowOf(given)),
});

function windowOf({ windowHeight, windowWidth, stride, padding }: DepthwiseConv2dParams): Window {
  return { height: windowHeight, width: windowWidth, strides: [stride, stride], padding };
}

/** Kernel `[height, width, channels, multiplier]` and bias `[channels · multiplier]`. */
function filterWeights(inputs: readonly Shape[], given: DepthwiseConv2dParams): readonly WeightSpec[] {
  const { windowHeight, windowWidth, multiplier } = given;
  const channels = channelsOf(inputs);
  const area = windowHeight * windowWidth;
  // An output weighs one channel only, so that the fan-in is the window's area (unlike Keras, which counts all channels).
  const initialise = drawnInitialiser(given, area, area * multiplier);
  return kernelAndBias(
    { name: 'depthwise_kernel', shape: [windowHeight, windowWidth, channels, multiplier], initialise },
    channels * multiplier,
    given,
  );
}

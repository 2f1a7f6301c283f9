import { z } from 'zod';
import { convolve } from './convolve';
import { defineNode, type Shape, type WeightSpec } from './define-node';
import { drawnInitialiser, kernelAndBias, kernelDefaults, kernelFields, kernelParams } from './kernels';
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

const params = z.strictObject({ filters: z.int().min(1).max(4096), ...windowParams, ...kernelParams });

export type Conv2dParams = z.infer<typeof params>;

export const conv2d = defineNode({
  type: 'conv2d',
  title: 'Conv2D',
  group: 'layers',
  icon: 'grid-3x3',
  doc: 'Slides small filters over an image; each gives one channel.',
  help: {
    formula: String.raw`\mathbf{Y}_{ij} = \mathbf{b} + \sum_{u,v} \mathbf{X}_{i+u,\,j+v}\, \mathbf{W}_{uv}`,
    text: 'Slides each filter over the image and weighs the pixels under it: **the same few weights everywhere**, so that a pattern is found wherever it lies. X is a pixel’s channels, W a matrix for each place under the window. It wants images, height × width × channels, so it stands before Flatten. Put an activation behind it.',
    use: 'Use it first for images. 3 × 3 filters, 16 to 64 of them, an activation and a pool, repeated once or twice, then Flatten and Dense.',
  },
  inputs: { min: 1, max: 1 },
  params,
  defaults: { filters: 8, windowHeight: 3, windowWidth: 3, stride: 1, padding: 'same', ...kernelDefaults },
  fields: [
    { control: 'number', key: 'filters', label: 'Filters', min: 1, max: 4096, step: 1, integer: true },
    ...windowSizeFields('Kernel'),
    strideField,
    paddingField,
    ...kernelFields,
  ],
  palette: [{ title: 'Conv2D', icon: 'grid-3x3', params: {} }],
  thumbnail: 'weights',
  name: () => 'Conv2D',
  cardIcon: () => 'grid-3x3',
  headline: ({ filters }) => `${filters} ${filters === 1 ? 'filter' : 'filters'}`,
  outputShape: (inputs, given) => slideWindow(inputs, slidingWindow(given), () => given.filters),
  cost: (inputs, given) => {
    const { windowHeight, windowWidth, filters, bias } = given;
    const outputs = windowPositions(inputs, slidingWindow(given)) * filters;
    const taps = windowHeight * windowWidth * channelsOf(inputs);
    return { parameters: (taps + (bias ? 1 : 0)) * filters, multiplyAdds: taps * outputs, activations: outputs };
  },
  weights: (inputs, given) => filterWeights(inputs, given),
  buildLayer: (tfjs, name, given) =>
    tfjs.layers.conv2d({
      name,
      filters: given.filters,
      kernelSize: [given.windowHeight, given.windowWidth],
      ...tfjsWindow(slidingWindow(given)),
      useBias: given.bias,
      kernelInitializer: 'zeros',
      biasInitializer: 'zeros',
    }),
  trainForward: (tfjs, given, { inputs, layer }) => convolve(tfjs, 'full', layer, inputs, slidingWindow(given)),
});

/** What slides over the image. */
export function slidingWindow({ windowHeight, windowWidth, stride, padding }: Conv2dParams): Window {
  return { height: windowHeight, width: windowWidth, strides: [stride, stride], padding };
}

/** Kernel `[height, width, channels, filters]` and bias `[filters]`. */
function filterWeights(inputs: readonly Shape[], given: Conv2dParams): readonly WeightSpec[] {
  const { windowHeight, windowWidth, filters } = given;
  const channels = channelsOf(inputs);
  const area = windowHeight * windowWidth;
  const initialise = drawnInitialiser(given, area * channels, area * filters);
  return kernelAndBias(
    { name: 'kernel', shape: [windowHeight, windowWidth, channels, filters], initialise },
    filters,
    given,
  );
}

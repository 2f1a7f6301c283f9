import { z } from 'zod';
import { ok } from '../result';
import { defineNode } from './define-node';
import { elementsOf, wantsImage } from './shape-rules';
import { channelsOf } from './windows';

export const globalAveragePool = defineNode({
  type: 'global-average-pool',
  title: 'GlobalAveragePool',
  group: 'layers',
  icon: 'focus',
  doc: 'Takes the mean of each channel over the whole image.',
  help: {
    formula: String.raw`\mathbf{y} = \frac{1}{hw} \sum_{i,j} \mathbf{X}_{ij}`,
    text: 'One number for each channel: its mean over the whole image, so 7 × 7 × 64 becomes 64. It stands where Flatten and a large Dense would, **without any weights**; what follows no longer knows where a pattern was.',
    use: 'Use it instead of Flatten behind convolutions when the network has too many weights or overfits.',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'GlobalPool', icon: 'focus', params: {} }],
  thumbnail: 'words',
  name: () => 'GlobalAveragePool',
  cardIcon: () => 'focus',
  headline: () => '',
  outputShape: (inputs) => {
    const image = wantsImage(inputs);
    return image.ok ? ok([image.value[2]]) : image;
  },
  cost: (inputs) => ({
    parameters: 0,
    multiplyAdds: elementsOf(inputs[0] ?? [0]),
    activations: channelsOf(inputs),
  }),
  weights: () => [],
  buildLayer: (tfjs, name) => tfjs.layers.globalAveragePooling2d({ name, dataFormat: 'channelsLast' }),
});

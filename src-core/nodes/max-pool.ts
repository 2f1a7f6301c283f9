import { defineNode } from './define-node';
import { poolDefaults, poolFields, poolParams, poolWindow } from './pools';
import { formatShape } from './shape-rules';
import { channelsOf, slideWindow, tfjsWindow, windowPositions } from './windows';

export const maxPool = defineNode({
  type: 'max-pool',
  title: 'MaxPool',
  group: 'layers',
  icon: 'grid-2x2',
  doc: 'Keeps the largest number under a window, channel by channel.',
  help: {
    formula: String.raw`\mathbf{Y}_{ij} = \max_{u,v}\, \mathbf{X}_{is+u,\,js+v}`,
    text: 'Keeps the largest number of each window and each channel: 28 × 28 becomes 14 × 14. **Whether a pattern is there matters more than exactly where**, and what follows has a quarter of the work. It learns nothing.',
    use: 'Use it behind a convolution and its activation, to halve height and width.',
  },
  inputs: { min: 1, max: 1 },
  params: poolParams,
  defaults: poolDefaults,
  fields: poolFields,
  palette: [{ title: 'MaxPool', icon: 'grid-2x2', params: {} }],
  thumbnail: 'words',
  name: () => 'MaxPool',
  cardIcon: () => 'grid-2x2',
  headline: ({ windowHeight, windowWidth }) => formatShape([windowHeight, windowWidth]),
  outputShape: (inputs, given) => slideWindow(inputs, poolWindow(given), (channels) => channels),
  cost: (inputs, given) => ({
    parameters: 0,
    multiplyAdds: 0,
    activations: windowPositions(inputs, poolWindow(given)) * channelsOf(inputs),
  }),
  weights: () => [],
  buildLayer: (tfjs, name, given) =>
    tfjs.layers.maxPooling2d({
      name,
      poolSize: [given.windowHeight, given.windowWidth],
      ...tfjsWindow(poolWindow(given)),
    }),
});

import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Tensor, Tfjs } from '../tfjs';
import { defineNode } from './define-node';
import { poolDefaults, poolFields, poolParams, poolWindow } from './pools';
import { formatShape } from './shape-rules';
import { channelsOf, paddingOf, slideWindow, tfjsWindow, type Window, windowPositions } from './windows';

export const averagePool = defineNode({
  type: 'average-pool',
  title: 'AveragePool',
  group: 'layers',
  icon: 'box',
  doc: 'Takes the mean of the numbers under a window, channel by channel.',
  help: {
    formula: String.raw`\mathbf{Y}_{ij} = \frac{1}{hw} \sum_{u,v} \mathbf{X}_{is+u,\,js+v}`,
    text: 'Takes the mean of each window and each channel: 28 × 28 becomes 14 × 14, smoothed. **Pixels that padding added are not counted**. MaxPool keeps edges sharper.',
    use: 'Use it to shrink images where the general level of a region counts; for “is the pattern there?” MaxPool is the usual choice.',
  },
  inputs: { min: 1, max: 1 },
  params: poolParams,
  defaults: poolDefaults,
  fields: poolFields,
  palette: [{ title: 'AvgPool', icon: 'box', params: {} }],
  thumbnail: 'words',
  name: () => 'AveragePool',
  cardIcon: () => 'grid-2x2',
  headline: ({ windowHeight, windowWidth }) => formatShape([windowHeight, windowWidth]),
  outputShape: (inputs, given) => slideWindow(inputs, poolWindow(given), (channels) => channels),
  cost: (inputs, given) => {
    const outputs = windowPositions(inputs, poolWindow(given)) * channelsOf(inputs);
    return { parameters: 0, multiplyAdds: outputs * given.windowHeight * given.windowWidth, activations: outputs };
  },
  weights: () => [],
  buildLayer: (tfjs, name, given) =>
    tfjs.layers.averagePooling2d({
      name,
      poolSize: [given.windowHeight, given.windowWidth],
      ...tfjsWindow(poolWindow(given)),
    }),
  trainForward: (tfjs, given, { inputs }) => averageUnder(tfjs, poolWindow(given), inputs),
});

/**
 * What the layer computes. In tfjs 4.22 its gradient is wrong on every backend where a window looks at padding: it
 * shares an error among all places of the window, though the mean was of the pixels only. So the image is padded first,
 * and each mean scaled up by the share of padding in it.
 * @param inputs one tensor `[batch, height, width, channels]`
 */
function averageUnder(tfjs: Tfjs, window: Window, inputs: readonly Tensor[]): Tensor {
  const [x] = inputs;
  if (!x) throw new Error('AveragePool was run without an image.');
  const size: [number, number] = [window.height, window.width];
  const strides: [number, number] = [...window.strides];
  const [, height = 1, width = 1] = x.shape;
  const rows = paddingOf(height, size[0], strides[0], window.padding);
  const columns = paddingOf(width, size[1], strides[1], window.padding);
  const pool = (image: Tensor) => tfjs.avgPool(image as Tensor4D, size, strides, 'valid');
  if (rows.every((pixels) => pixels === 0) && columns.every((pixels) => pixels === 0)) return pool(x);
  return tfjs.tidy(() => {
    const shares = pool(tfjs.pad(tfjs.ones([1, height, width, 1]), [[0, 0], rows, columns, [0, 0]]));
    return tfjs.div(pool(tfjs.pad(x, [[0, 0], rows, columns, [0, 0]])), shares);
  });
}

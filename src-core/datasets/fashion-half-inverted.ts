import { z } from 'zod';
import { makeRandom } from '../random';
import { defineDataset, type Split } from './define-dataset';
import { fashionMnist } from './fashion-mnist';

const options = z.object({
  share: z.number().min(0).max(1),
  seed: z.int().min(0).max(4294967295),
});

/** (4.1.1): "a world where inverting an image preserves the category". */
export const fashionHalfInverted = defineDataset({
  id: 'fashion-half-inverted',
  title: 'Fashion-MNIST, half inverted',
  doc: 'The images of Fashion-MNIST, half of them as negatives: a pixel alone says nothing any more, only its neighbours do.',
  origin: fashionMnist.origin,
  licence: fashionMnist.licence,
  group: 'images',
  options,
  defaults: { share: 0.5, seed: 7 },
  fields: [
    {
      control: 'slider',
      key: 'share',
      label: 'Inverted',
      min: 0,
      max: 1,
      step: 0.05,
      hint: 'Share of the images, of training and test set alike, whose pixels are 255 − x.',
    },
    {
      control: 'number',
      key: 'seed',
      label: 'Seed',
      min: 0,
      max: 4294967295,
      step: 1,
      integer: true,
      hint: 'Which images they are.',
    },
  ],
  info: () => fashionMnist.info({}),
  source: {
    kind: 'packed',
    file: 'fashion-mnist.bin',
    alter({ train, test }, { share, seed }) {
      const random = makeRandom(seed);
      invertRows(train, invertedRows(train.count, share, random.fork('train')));
      invertRows(test, invertedRows(test.count, share, random.fork('test')));
    },
  },
});

function invertedRows(count: number, share: number, random: ReturnType<typeof makeRandom>): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  random.shuffle(rows);
  return rows.subarray(0, Math.round(share * count));
}

/** In place: 255 − x. */
function invertRows({ count, features }: Split, rows: Uint32Array): void {
  const width = features.length / count;
  for (const row of rows) {
    const end = (row + 1) * width;
    for (let index = row * width; index < end; index++) features[index] = 255 - (features[index] ?? 0);
  }
}

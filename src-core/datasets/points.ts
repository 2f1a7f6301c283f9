import { z } from 'zod';
import type { Field } from '../nodes/define-node';
import { makeRandom, type Random } from '../random';
import type { Dataset, DatasetInfo, DatasetSource, Split } from './define-dataset';
import { heldCount, heldDefault, heldField, heldOption, isHeldOut } from './test-part';

/** What every made set of points can be asked for. All sets lie in about [−3, 3] × [−3, 3]. */
export type PointOptions = {
  /** Standard deviation of what displaces each coordinate, in the units of the axes. */
  readonly noise: number;
  /** Points of training and test set together. */
  readonly size: number;
  /** Percent of them that are held out. */
  readonly held: number;
  readonly seed: number;
};

export const pointOptions = z.object({
  noise: z.number().min(0).max(0.5),
  size: z.int().min(50).max(5000),
  held: heldOption,
  seed: z.int().min(0).max(4294967295),
});

export const pointDefaults: PointOptions = { noise: 0.1, size: 500, held: heldDefault, seed: 7 };

export const pointFields: readonly Field<PointOptions>[] = [
  { control: 'slider', key: 'noise', label: 'Noise', min: 0, max: 0.5, step: 0.01, hint: 'How far points stray.' },
  {
    control: 'number',
    key: 'size',
    label: 'Points',
    min: 50,
    max: 5000,
    step: 50,
    integer: true,
    hint: 'Training and test set together.',
  },
  heldField,
  { control: 'number', key: 'seed', label: 'Seed', min: 0, max: 4294967295, step: 1, integer: true },
];

export const pointOrigin = 'Made here from the seed; same options, same points.';
export const pointLicence = 'None needed: made by Layerloom';

/** What is known of a set of points of two classes before it is made: features `[2]`, x and y. */
export function pointInfo(classes: readonly [string, string], { size, held }: PointOptions): DatasetInfo {
  const testCount = heldCount(size, held);
  return {
    shape: [2],
    task: 'classification',
    classes,
    trainCount: size - testCount,
    testCount,
    scale: 1,
    unit: 'points',
    featureNames: ['x', 'y'],
  };
}

/** `along` runs evenly through [0, 1) over the points of one class, in a shuffled order. */
export type PlacePoint = (label: 0 | 1, along: number, random: Random) => readonly [x: number, y: number];

/**
 * Places points of two classes in turn and holds out evenly, so both sets have both classes in equal shares and any first
 * rows are a fair sample. Noise comes from its own stream: changing it moves the points, not their order.
 */
export function pointSource(classes: readonly [string, string], place: (options: PointOptions) => PlacePoint) {
  return {
    kind: 'made',
    make(options): Dataset {
      const random = makeRandom(options.seed);
      const noise = random.fork('noise');
      const positions = [shuffledPositions(options.size, random), shuffledPositions(options.size, random)] as const;
      const info = pointInfo(classes, options);
      const train = emptySplit(info.trainCount);
      const test = emptySplit(info.testCount);
      const placePoint = place(options);
      let heldSoFar = 0;
      for (let index = 0; index < options.size; index++) {
        const label = index % 2 === 0 ? 0 : 1;
        const ofClass = positions[label];
        const along = (ofClass[index >> 1] ?? 0) / ofClass.length;
        const [x, y] = placePoint(label, along, random);
        const held = isHeldOut(index, options.held);
        const [split, row] = held ? [test, heldSoFar] : [train, index - heldSoFar];
        if (held) heldSoFar += 1;
        split.features[2 * row] = x + options.noise * noise.normal();
        split.features[2 * row + 1] = y + options.noise * noise.normal();
        split.labels[row] = label;
      }
      return { info, train, test };
    },
  } satisfies DatasetSource<PointOptions>;
}

function shuffledPositions(size: number, random: Random): Uint32Array {
  const positions = Uint32Array.from({ length: Math.ceil(size / 2) }, (_, index) => index);
  random.shuffle(positions);
  return positions;
}

function emptySplit(count: number) {
  return { count, features: new Float32Array(2 * count), labels: new Uint8Array(count) } satisfies Split;
}

import { z } from 'zod';
import { makeRandom, type Random } from '../random';
import { type Dataset, type DatasetInfo, defineDataset, type Split } from './define-dataset';
import { rowCounts, rowFields, rowOptions } from './held-out';
import { fromOwnUnits } from './own-units';
import { pointLicence } from './points';
import { heldDefault } from './test-part';

const options = z.object({ standardise: z.boolean(), ...rowOptions });
type HouseOptions = z.infer<typeof options>;

/** Mean and deviation of what each feature is drawn from: an even spread from `low` to `high`. */
const features = [
  { name: 'area (m²)', low: 40, high: 240 },
  { name: 'age (years)', low: 0, high: 100 },
  { name: 'to the station (min)', low: 1, high: 40 },
].map((feature) => ({
  ...feature,
  mean: (feature.low + feature.high) / 2,
  deviation: (feature.high - feature.low) / Math.sqrt(12),
}));

/** In 100,000 of money: by area, less for old houses and long ways, with what nobody can explain. */
function priceOf([area = 0, age = 0, way = 0]: readonly number[], random: Random): number {
  const fair = area * (0.028 - 0.0001 * age) - 0.02 * way;
  return fair + 0.2 * random.normal();
}

/** Regression on features of very different sizes: what standardising is for. */
export const houses = defineDataset<'houses', HouseOptions>({
  id: 'houses',
  title: 'Houses',
  doc: 'Made-up houses with area, age and way to the station, and their prices: features of very different sizes.',
  origin: 'Made here from the seed; no real house was priced.',
  licence: pointLicence,
  group: 'tables',
  options,
  defaults: { standardise: true, size: 900, held: heldDefault, seed: 7 },
  fields: [
    {
      control: 'switch',
      key: 'standardise',
      label: 'Standardise',
      hint: 'Each feature less its mean, divided by its deviation.',
    },
    ...rowFields,
  ],
  info: infoOf,
  source: { kind: 'made', make },
});

function infoOf(given: HouseOptions): DatasetInfo {
  const scaling = given.standardise
    ? {
        standardised: {
          means: features.map(({ mean }) => mean),
          deviations: features.map(({ deviation }) => deviation),
        },
      }
    : { unscaled: { largest: Math.max(...features.map(({ high }) => high)), remedy: { standardise: true } } };
  return {
    shape: [features.length],
    task: 'regression',
    classes: [],
    ...rowCounts(given),
    scale: 1,
    unit: 'houses',
    featureNames: features.map(({ name }) => name),
    targetName: 'price (100,000)',
    ...scaling,
  };
}

/** The same seed gives the same houses, standardised or not. */
function make(given: HouseOptions): Dataset {
  const info = infoOf(given);
  const random = makeRandom(given.seed);
  const noise = random.fork('noise');
  const rows = Array.from({ length: given.size }, () => {
    const row = features.map(({ low, high }) => Math.round(low + (high - low) * random.uniform()));
    return { row, price: priceOf(row, noise) };
  });
  const splitOf = (kept: typeof rows): Split => ({
    count: kept.length,
    features: fromOwnUnits(
      info,
      kept.flatMap(({ row }) => row),
    ),
    labels: Float32Array.from(kept, ({ price }) => price),
  });
  return {
    info,
    train: splitOf(rows.slice(0, info.trainCount)),
    test: splitOf(rows.slice(info.trainCount)),
  };
}

import { makeRandom, type Random } from '../random';
import type { DatasetInfo, DatasetSource } from './define-dataset';
import { makeRows, type RowOptions, rowCounts } from './held-out';

/** A feature made of what was measured, with mean and deviation of the population, by which it is standardised. */
export interface RiskFeature {
  readonly name: string;
  readonly of: (measured: number) => number;
  readonly mean: number;
  readonly deviation: number;
}

/** Yes or no by a chance that depends on one measured number. */
export interface Risk<Options extends RowOptions> {
  readonly classes: readonly [no: string, yes: string];
  readonly unit: string;
  readonly draw: (random: Random) => number;
  /** The chance of yes. */
  readonly chance: (measured: number) => number;
  readonly feature: (options: Options) => RiskFeature;
}

export function riskInfo<Options extends RowOptions>(risk: Risk<Options>, options: Options): DatasetInfo {
  const { name, mean, deviation } = risk.feature(options);
  return {
    shape: [1],
    task: 'classification',
    classes: risk.classes,
    ...rowCounts(options),
    scale: 1,
    unit: risk.unit,
    featureNames: [name],
    standardised: { means: [mean], deviations: [deviation] },
  };
}

/** The same seed gives the same people, whichever feature of them is fed. */
export function riskSource<Options extends RowOptions>(risk: Risk<Options>) {
  return {
    kind: 'made',
    make(options) {
      const random = makeRandom(options.seed);
      const { of, mean, deviation } = risk.feature(options);
      return makeRows(riskInfo(risk, options), options, () => {
        const measured = risk.draw(random);
        const label = random.uniform() < risk.chance(measured) ? 1 : 0;
        return { feature: (of(measured) - mean) / deviation, label };
      });
    },
  } satisfies DatasetSource<Options>;
}

/** A standard normal number, kept within ±`most`. */
export function boundedNormal(random: Random, most: number): number {
  return Math.max(-most, Math.min(most, random.normal()));
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

import type { z } from 'zod';
import type { Field, ParamRecord, Shape } from '../nodes/define-node';

export type Task = 'classification' | 'regression';

/** Known without loading a single row. */
export interface DatasetInfo {
  readonly shape: Shape;
  readonly task: Task;
  /** Class names in the order of the labels; empty for regression. */
  readonly classes: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
  /** Stored values are multiplied by this when a batch is made: 1/255 for pixels. */
  readonly scale: number;
  /** "images", "points", "flowers", "rows". */
  readonly unit: string;
  /** Names of the features, for tables; absent for images. */
  readonly featureNames?: readonly string[];
  /** Regression: what is to be predicted. */
  readonly targetName?: string;
  /**
   * Present when the features are as measured and far from the −1 to 1 that weights learn best from: the largest of
   * them, and the options of the data set that scale them.
   */
  readonly unscaled?: { readonly largest: number; readonly remedy: ParamRecord };
  /**
   * Present when the stored features are standardised, (measured − mean) / deviation, with the training set's
   * figures per feature, or for made data those of what they are drawn from; `own-units.ts` converts. Absent when they are stored as measured.
   */
  readonly standardised?: { readonly means: readonly number[]; readonly deviations: readonly number[] };
}

/** `count` rows; features row-major `[count, …shape]`, labels are class indices or, for regression, values. */
export interface Split {
  readonly count: number;
  readonly features: Uint8Array | Float32Array;
  readonly labels: Uint8Array | Float32Array;
}

export interface Dataset {
  readonly info: DatasetInfo;
  readonly train: Split;
  readonly test: Split;
}

/** How a data set comes by its rows: made from a seed, or read from a file packed at build time. */
export type DatasetSource<Options> =
  | { readonly kind: 'made'; make(options: Options): Dataset }
  | {
      readonly kind: 'packed';
      readonly file: string;
      /** Changes the rows in the very bytes that were read: 47 MB are not copied. */
      alter?(dataset: Dataset, options: Options): void;
    };

export interface DatasetDefinition<Id extends string = string, Options extends ParamRecord = ParamRecord> {
  readonly id: Id;
  readonly title: string;
  /** One sentence. */
  readonly doc: string;
  /** Who made it, where it comes from, and its licence. */
  readonly origin: string;
  readonly licence: string;
  readonly group: 'images' | 'tables' | 'points' | 'line' | 'logic';
  readonly options: z.ZodType<Options>;
  readonly defaults: Options;
  readonly fields: readonly Field<Options>[];
  info(options: Options): DatasetInfo;
  readonly source: DatasetSource<Options>;
}

export function defineDataset<const Id extends string, Options extends ParamRecord>(
  definition: DatasetDefinition<Id, Options>,
): DatasetDefinition<Id, Options> {
  return definition;
}

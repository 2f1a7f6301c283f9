import type { ViewOf } from '../../src-core/training/view';

export interface Residuals {
  readonly truth: Float32Array;
  readonly said: Float32Array;
  /** Said less true. */
  readonly left: Float32Array;
  readonly rootMeanSquare: number;
  readonly meanAbsolute: number;
  /** Share of the variance that is explained, R²; `null` where all targets are the same. */
  readonly explained: number | null;
}

/** Of outputs `[rows, units]` and values in the same layout. */
export function residualsOf({ outputs, labels }: Pick<ViewOf<'predictions'>, 'outputs' | 'labels'>): Residuals {
  const left = outputs.map((value, index) => value - (labels[index] ?? 0));
  const count = Math.max(left.length, 1);
  const mean = labels.reduce((sum, value) => sum + value, 0) / count;
  const squares = left.reduce((sum, value) => sum + value * value, 0);
  const spread = labels.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    truth: labels,
    said: outputs,
    left,
    rootMeanSquare: Math.sqrt(squares / count),
    meanAbsolute: left.reduce((sum, value) => sum + Math.abs(value), 0) / count,
    explained: spread === 0 ? null : 1 - squares / spread,
  };
}

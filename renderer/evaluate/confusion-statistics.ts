export interface ClassStatistics {
  /** Right answers among those that were called this class; `null` when nothing was. */
  readonly precision: number | null;
  /** Right answers among those that are this class; `null` when there is none. */
  readonly recall: number | null;
  /** Harmonic mean of both. */
  readonly f1: number | null;
  /** How many rows are of this class. */
  readonly count: number;
}

export interface Mistake {
  readonly truth: number;
  readonly taken: number;
  readonly count: number;
  /** Of how many rows of the true class. */
  readonly of: number;
}

/** Counts `[true class][predicted class]`, row-major. */
export type Confusion = ArrayLike<number>;

export const cellOf = (confusion: Confusion, classes: number, truth: number, taken: number): number =>
  confusion[truth * classes + taken] ?? 0;

/** Precision, recall and F1 of every class. */
export function classStatistics(confusion: Confusion, classes: number): readonly ClassStatistics[] {
  return range(classes).map((index) => {
    const right = cellOf(confusion, classes, index, index);
    const called = sum(range(classes).map((truth) => cellOf(confusion, classes, truth, index)));
    const count = rowCount(confusion, classes, index);
    const precision = called === 0 ? null : right / called;
    const recall = count === 0 ? null : right / count;
    const f1 = called + count === 0 ? null : (2 * right) / (called + count);
    return { precision, recall, f1, count };
  });
}

export const rowCount = (confusion: Confusion, classes: number, truth: number): number =>
  sum(range(classes).map((taken) => cellOf(confusion, classes, truth, taken)));

/** Right answers and all rows. */
export function totalsOf(confusion: Confusion, classes: number): { readonly right: number; readonly count: number } {
  const right = sum(range(classes).map((index) => cellOf(confusion, classes, index, index)));
  return { right, count: sum(range(classes).map((truth) => rowCount(confusion, classes, truth))) };
}

/** Pairs that are mixed up, most often first. */
export function commonMistakes(confusion: Confusion, classes: number, most: number): readonly Mistake[] {
  return range(classes)
    .flatMap((truth) =>
      range(classes)
        .filter((taken) => taken !== truth)
        .map((taken) => ({
          truth,
          taken,
          count: cellOf(confusion, classes, truth, taken),
          of: rowCount(confusion, classes, truth),
        })),
    )
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, most);
}

/** How strongly to colour a cell, in percent: right ones by their share of the row, wrong ones against the worst. */
export function cellTone(count: number, row: number, right: boolean, worstShare: number): number {
  if (count === 0 || row === 0) return 0;
  const share = count / row;
  return Math.round(right ? 14 + 50 * share : 8 + 52 * (worstShare === 0 ? 0 : share / worstShare));
}

/** Largest share of a row in one wrong cell. */
export const worstShareOf = (confusion: Confusion, classes: number): number =>
  Math.max(0, ...commonMistakes(confusion, classes, classes * classes).map(({ count, of }) => count / of));

export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

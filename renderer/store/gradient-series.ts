/** Gradient norms by operation of the plan, at the steps at which they were measured. */
export interface Gradients {
  /** Steps done, ascending. */
  readonly steps: readonly number[];
  /** The norms of one operation, one for each of `steps`; NaN where it has no weights that learn. */
  of(operation: number): readonly number[];
}

export interface GradientSeries extends Gradients {
  append(step: number, norms: ArrayLike<number>): void;
  /** Forgets what was measured after this step. */
  truncate(step: number): void;
  clear(): void;
}

/** @param limit of a longer series every second point is left out, again and again */
export function makeGradientSeries(limit = 4096): GradientSeries {
  let steps: number[] = [];
  let norms: number[][] = [];

  const keep = (isKept: (index: number) => boolean): void => {
    steps = steps.filter((_, index) => isKept(index));
    norms = norms.map((values) => values.filter((_, index) => isKept(index)));
  };
  const truncate = (step: number): void => {
    if ((steps.at(-1) ?? 0) <= step) return;
    const count = steps.findIndex((measured) => measured > step);
    keep((index) => index < count);
  };

  return {
    get steps() {
      return steps;
    },
    of: (operation) => norms[operation] ?? [],
    append(step, measured) {
      // The minibatch that ends an epoch may be told twice.
      truncate(step - 1);
      if (norms.length !== measured.length) {
        norms = Array.from({ length: measured.length }, () => []);
        steps = [];
      }
      steps.push(step);
      for (const [operation, values] of norms.entries()) values.push(measured[operation] ?? Number.NaN);
      if (steps.length > limit) keep((index) => index % 2 === 0);
    },
    truncate,
    clear() {
      steps = [];
      norms = [];
    },
  };
}

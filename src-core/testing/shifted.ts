import type { ModelWeights } from '../model/weights';

/** The same weights with one number moved by so much, for a finite difference. @param which in plan order */
export function shifted(weights: ModelWeights, which: number, at: number, by: number): ModelWeights {
  return weights.map((weight, index) =>
    index === which
      ? { ...weight, values: weight.values.map((value, place) => (place === at ? value + by : value)) }
      : weight,
  );
}

/**
 * Probabilities over a grid, `[classes, points]`, as fields that pass through 0 where two classes are even: for two classes
 * one field, for more a field for each class, its probability less the largest of the others.
 */
export function marginFields(maps: Float32Array, classes: number): readonly Float32Array[] {
  const points = maps.length / Math.max(classes, 1);
  if (classes === 1) return [maps.map((value) => value - 0.5)];
  const fields = classes === 2 ? [1] : Array.from({ length: classes }, (_, index) => index);
  return fields.map((label) =>
    Float32Array.from({ length: points }, (_, point) => {
      let others = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < classes; other++) {
        if (other !== label) others = Math.max(others, maps[other * points + point] ?? 0);
      }
      return (maps[label * points + point] ?? 0) - others;
    }),
  );
}

/** The probability of class 1 of two over the grid; `null` for more classes. */
export function classOneOf(maps: Float32Array, units: number): Float32Array | null {
  if (units === 1) return maps;
  return units === 2 ? maps.subarray(maps.length / 2) : null;
}

/** Share of the grid where neither of two classes is sure: between 0.1 and 0.9. */
export function unsureShare(classOne: Float32Array): number {
  let unsure = 0;
  for (const value of classOne) if (value > 0.1 && value < 0.9) unsure += 1;
  return classOne.length === 0 ? 0 : unsure / classOne.length;
}

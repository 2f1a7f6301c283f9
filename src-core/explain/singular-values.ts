/** Singular values with a bound on what is wrong with each of them. */
export interface SingularValues {
  /** The largest first. */
  readonly values: readonly number[];
  /** No value is further than this from a true one (absolute). */
  readonly errorBound: number;
  readonly sweeps: number;
}

const mostSweeps = 60;

/**
 * One-sided Jacobi (Hestenes 1958): rotates pairs of columns until all are orthogonal; their lengths then are the
 * singular values. In float64 that costs about 5 · long · short² a sweep, and ten sweeps are many.
 *
 * The bound has two parts. What is left of one column along a longer one, c / ‖longer‖, is at most t: taking it away makes
 * all columns orthogonal and moves each value by at most n^1.5 · t, and its column's length by as much (Weyl). And each
 * rotation is wrong by a few units of rounding of the columns that it turns, n − 1 times a sweep: at most
 * 6 · sweeps · (n − 1) · ε · ‖A‖ in all (Wilkinson). Both are far below what float32 weights are known to.
 *
 * @param values row-major `[rows, columns]`
 */
export function singularValues(values: Float64Array, rows: number, columns: number): SingularValues {
  const vectors = shortSide(values, rows, columns);
  const count = vectors.length;
  const whole = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const target = Number.EPSILON * Math.sqrt(Math.max(rows, columns)) * whole;
  let sweeps = 0;
  let left = Number.POSITIVE_INFINITY;
  while (sweeps < mostSweeps && left > target) {
    left = sweep(vectors);
    sweeps += 1;
  }
  const lengths = vectors.map((vector) => Math.sqrt(dot(vector, vector))).sort((one, other) => other - one);
  const rounding = 6 * sweeps * Math.max(count - 1, 1) * Number.EPSILON * whole;
  return { values: lengths, errorBound: 2 * count ** 1.5 * left + rounding, sweeps };
}

/** The rows or the columns, whichever are fewer: a matrix and its transpose have the same values. */
function shortSide(values: Float64Array, rows: number, columns: number): Float64Array[] {
  if (rows <= columns) {
    return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
  }
  return Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) => values[row * columns + column] ?? 0),
  );
}

/** Makes each pair orthogonal once. Answers the most that one column had along a longer one. */
function sweep(vectors: readonly Float64Array[]): number {
  let largest = 0;
  for (let first = 0; first < vectors.length; first++) {
    for (let second = first + 1; second < vectors.length; second++) {
      const one = vectors[first];
      const other = vectors[second];
      if (one && other) largest = Math.max(largest, makeOrthogonal(one, other));
    }
  }
  return largest;
}

/** Rotates two columns in their plane. Answers what the shorter had along the longer. */
function makeOrthogonal(one: Float64Array, other: Float64Array): number {
  const a = dot(one, one);
  const b = dot(other, other);
  const c = dot(one, other);
  if (c === 0) return 0;
  const zeta = (b - a) / (2 * c);
  const tangent = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cos = 1 / Math.hypot(1, tangent);
  const sin = cos * tangent;
  for (let index = 0; index < one.length; index++) {
    const x = one[index] ?? 0;
    const y = other[index] ?? 0;
    one[index] = cos * x - sin * y;
    other[index] = sin * x + cos * y;
  }
  return Math.abs(c) / Math.sqrt(Math.max(a, b));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}

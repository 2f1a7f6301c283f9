import { expect, test } from 'vitest';
import { makeRandom } from '../random';
import { singularValues } from './singular-values';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const matrix = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());

test('a matrix of two columns has the values of its formula', () => {
  // A'A = [[10, 14], [14, 20]] has the eigenvalues 15 ± √221.
  const { values } = singularValues(
    matrix([
      [1, 2],
      [3, 4],
    ]),
    2,
    2,
  );
  expect(values[0]).toBeCloseTo(Math.sqrt(15 + Math.sqrt(221)), 14);
  expect(values[1]).toBeCloseTo(Math.sqrt(15 - Math.sqrt(221)), 14);
});

test('the second difference has the values 2 − 2 cos(kπ / (n + 1))', () => {
  const n = 30;
  const rows = Array.from({ length: n }, (_, row) =>
    Array.from({ length: n }, (_, column) => (row === column ? 2 : Math.abs(row - column) === 1 ? -1 : 0)),
  );
  const { values, errorBound } = singularValues(matrix(rows), n, n);
  values.forEach((value, index) => {
    const exact = 2 - 2 * Math.cos(((n - index) * Math.PI) / (n + 1));
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(errorBound);
  });
  expect(errorBound).toBeLessThan(1e-11);
});

test('known values come back from between two orthogonal matrices, within the bound, tall or wide', () => {
  const random = makeRandom(seed);
  for (const [rows, columns] of [
    [12, 7],
    [7, 12],
    [40, 9],
  ] as const) {
    const known = [100, 10, 9.99, 1, 1e-3, 1e-7, 0];
    // Reflections I − 2uu' are orthogonal; two from each side mix all rows and all columns.
    const values = new Float64Array(rows * columns);
    known.forEach((value, index) => {
      values[index * columns + index] = value;
    });
    for (let times = 0; times < 2; times++) {
      reflect(values, rows, columns, unit(rows, random.normal), 'rows');
      reflect(values, rows, columns, unit(columns, random.normal), 'columns');
    }
    const found = singularValues(values, rows, columns);
    for (const [index, value] of found.values.entries()) {
      expect(Math.abs(value - (known[index] ?? 0)), `seed ${seed}`).toBeLessThanOrEqual(found.errorBound);
    }
    expect(found.errorBound).toBeLessThan(1e-10);
    expect(found.sweeps).toBeLessThan(20);
  }
});

test('a product through three units has three values', () => {
  const random = makeRandom(seed);
  const left = Array.from({ length: 20 }, () => [random.normal(), random.normal(), random.normal()]);
  const right = Array.from({ length: 3 }, () => Array.from({ length: 15 }, () => random.normal()));
  const product = left.map((row) =>
    Array.from({ length: 15 }, (_, column) =>
      row.reduce((sum, value, inner) => sum + value * (right[inner]?.[column] ?? 0), 0),
    ),
  );
  const { values, errorBound } = singularValues(matrix(product), 20, 15);
  expect(values[2]).toBeGreaterThan(0.1);
  expect(values[3]).toBeLessThanOrEqual(errorBound);
});

test('nothing has no values but zeros', () => {
  expect(singularValues(new Float64Array(6), 3, 2).values).toEqual([0, 0]);
});

function unit(length: number, draw: () => number): number[] {
  const vector = Array.from({ length }, draw);
  const size = Math.hypot(...vector);
  return vector.map((value) => value / size);
}

function reflect(
  values: Float64Array,
  rows: number,
  columns: number,
  u: readonly number[],
  side: 'rows' | 'columns',
): void {
  const outer = side === 'rows' ? columns : rows;
  const at = (index: number, line: number): number =>
    side === 'rows' ? index * columns + line : line * columns + index;
  for (let line = 0; line < outer; line++) {
    const along = u.reduce((sum, value, index) => sum + value * (values[at(index, line)] ?? 0), 0);
    u.forEach((value, index) => {
      values[at(index, line)] = (values[at(index, line)] ?? 0) - 2 * along * value;
    });
  }
}

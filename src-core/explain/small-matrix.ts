/** Matrices of a few rows, as rows: clear rather than fast. */

/** `[n, m]` of `[m, n]`. */
export function transpose(matrix: readonly (readonly number[])[]): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
}

/** `[m, p]` of `[m, n]` and `[n, p]`. */
export function multiply(left: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] {
  const columns = transpose(right);
  return left.map((row) =>
    columns.map((column) => row.reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0)),
  );
}

/** X with AX = B, by elimination with row pivots. A is square and not singular. */
export function solve(matrix: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, index) => [...row, ...(right[index] ?? [])]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[pivot] ?? 0) > Math.abs(rows[best]?.[pivot] ?? 0)) best = row;
    }
    const chosen = rows[best] ?? [];
    rows[best] = rows[pivot] ?? [];
    const divisor = chosen[pivot] ?? 1;
    const scaled = chosen.map((value) => value / divisor);
    rows[pivot] = scaled;
    for (let row = 0; row < size; row++) {
      const factor = rows[row]?.[pivot] ?? 0;
      if (row === pivot || factor === 0) continue;
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * (scaled[column] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

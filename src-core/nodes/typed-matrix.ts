/** Numbers typed in by hand: one row a line (or after `;` or `]`), numbers apart by spaces, commas, tabs or `×`. */
export interface TypedMatrix {
  readonly rows: readonly (readonly number[])[];
  /** The first entry that is no finite number, with its place from 1; `null` when all are. */
  readonly wrong: { readonly row: number; readonly column: number; readonly text: string } | null;
}

/** A wrong entry is read as 0, so that the rest can still be shown and kept. */
export function parseTypedMatrix(text: string): TypedMatrix {
  let wrong: TypedMatrix['wrong'] = null;
  const lines = text
    .split(/[\n;\]]/)
    .map((line) => line.split(/[\s,×[]+/).filter((entry) => entry !== ''))
    .filter((entries) => entries.length > 0);
  const rows = lines.map((entries, row) =>
    entries.map((entry, column) => {
      // People paste true minus signs from books.
      const value = Number(entry.replace('−', '-'));
      if (Number.isFinite(value)) return value;
      wrong ??= { row: row + 1, column: column + 1, text: entry };
      return 0;
    }),
  );
  return { rows, wrong };
}

/** Whether a matrix is `[rows, columns]` and all numbers; a sentence of what is found otherwise. */
export function faultOfMatrix(matrix: TypedMatrix, rows: number, columns: number): string | null {
  if (matrix.wrong) {
    const { row, column, text } = matrix.wrong;
    return `“${text}” in row ${row}, column ${column} is not a number`;
  }
  if (matrix.rows.length !== rows) return `${countOf(matrix.rows.length, 'row')} typed, ${rows} needed`;
  const odd = matrix.rows.findIndex((row) => row.length !== columns);
  const row = matrix.rows[odd];
  return row ? `row ${odd + 1} has ${countOf(row.length, 'number')}, ${columns} needed` : null;
}

/** The same numbers as text, cut or filled with zeros to `[rows, columns]`. */
export function resizedMatrixText(matrix: TypedMatrix, rows: number, columns: number): string {
  const line = (row: number) =>
    Array.from({ length: columns }, (_, column) => matrix.rows[row]?.[column] ?? 0).join(' ');
  return Array.from({ length: rows }, (_, row) => line(row)).join('\n');
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

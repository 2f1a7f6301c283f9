import { fail, ok, type Result } from '../result';

/** A table of equally long rows; `header` is the first row when it holds names. */
export interface CsvTable {
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Line of the file, from 1, on which `rows[0]` stands if no cell runs over lines. */
  readonly firstRow: number;
}

/**
 * Comma-separated values (RFC 4180): quotes, quoted line ends, CRLF or LF, a byte-order mark, blank lines ignored.
 * The first row is a header when a cell of it other than the last (a label may be a name) is no number.
 */
export function parseCsv(text: string): Result<CsvTable, string> {
  const split = splitRows(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!split.ok) return split;
  const [first, ...others] = split.value;
  if (!first) return fail('The table is empty.');
  if (first.length === 1 && (first[0] ?? '').includes(';')) {
    return fail('The values must be separated by commas, with a point in decimal numbers; found semicolons.');
  }
  for (const [index, row] of others.entries()) {
    if (row.length === first.length) continue;
    return fail(`Row ${index + 2} has ${count(row.length, 'column')}, but row 1 has ${first.length}.`);
  }
  const judged = first.length > 1 ? first.slice(0, -1) : first;
  const hasHeader = judged.some((cell) => toNumber(cell) === null && cell.trim() !== '');
  return ok(
    hasHeader ? { header: first, rows: others, firstRow: 2 } : { header: null, rows: split.value, firstRow: 1 },
  );
}

/** Numbers of the first `columns` columns, row-major; names row and column of what is no number. */
export function csvNumbers(table: CsvTable, columns: number): Result<Float32Array, string> {
  const values = new Float32Array(table.rows.length * columns);
  for (const [index, row] of table.rows.entries()) {
    for (let column = 0; column < columns; column++) {
      const cell = row[column] ?? '';
      const value = toNumber(cell);
      if (value === null) {
        const found = cell.trim() === '' ? 'nothing' : `"${cell.slice(0, 40)}"`;
        return fail(`Row ${index + table.firstRow}, column ${column + 1}: expected a number, found ${found}.`);
      }
      values[index * columns + column] = value;
    }
  }
  return ok(values);
}

/** Class indices from the last column: either the index or the name of a class. */
export function csvLabels(table: CsvTable, classes: readonly string[]): Result<Uint8Array, string> {
  const labels = new Uint8Array(table.rows.length);
  for (const [index, row] of table.rows.entries()) {
    const cell = (row.at(-1) ?? '').trim();
    const named = classes.indexOf(cell);
    const label = named >= 0 ? named : toNumber(cell);
    if (label === null || !Number.isInteger(label) || label < 0 || label >= classes.length) {
      return fail(
        `Row ${index + table.firstRow}, column ${row.length}: expected a class (0–${classes.length - 1} or its name), found "${cell.slice(0, 40)}".`,
      );
    }
    labels[index] = label;
  }
  return ok(labels);
}

/** Numbers to be predicted, from the last column. */
export function csvTargets(table: CsvTable): Result<Float32Array, string> {
  const targets = new Float32Array(table.rows.length);
  for (const [index, row] of table.rows.entries()) {
    const cell = row.at(-1) ?? '';
    const value = toNumber(cell);
    if (value === null) {
      return fail(
        `Row ${index + table.firstRow}, column ${row.length}: expected a number, found "${cell.slice(0, 40)}".`,
      );
    }
    targets[index] = value;
  }
  return ok(targets);
}

/** One line of a file; quotes only where they are needed. */
export function csvLine(cells: readonly (string | number)[]): string {
  const line = cells.map((cell) => {
    const text = String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${line.join(',')}\n`;
}

function toNumber(cell: string): number | null {
  const trimmed = cell.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

function splitRows(text: string): Result<string[][], string> {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position <= text.length) {
    const cell = text[position] === '"' ? quotedCell(text, position) : plainCell(text, position);
    if (!cell) return fail(`Row ${rows.length + 1}, column ${row.length + 1}: a quoted value is not closed properly.`);
    row.push(cell.value);
    position = cell.end;
    if (text[position] === ',') {
      position++;
      continue;
    }
    if (row.length > 1 || cell.value !== '') rows.push(row);
    row = [];
    position += text[position] === '\r' && text[position + 1] === '\n' ? 2 : 1;
  }
  return ok(rows);
}

interface Cell {
  readonly value: string;
  /** Position of the comma, line end or end of text behind it. */
  readonly end: number;
}

const cellEnd = /[,\r\n]/g;

function plainCell(text: string, start: number): Cell {
  cellEnd.lastIndex = start;
  const end = cellEnd.exec(text)?.index ?? text.length;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    value += text.slice(from, quote);
    const after = text[quote + 1];
    if (after === '"') {
      value += '"';
      from = quote + 2;
    } else {
      return after === undefined || /[,\r\n]/.test(after) ? { value, end: quote + 1 } : null;
    }
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

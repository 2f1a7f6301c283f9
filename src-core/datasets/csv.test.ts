import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvTable, csvLabels, csvLine, csvNumbers, parseCsv } from './csv';

function table(text: string): CsvTable {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function failureOf(text: string): string {
  const parsed = parseCsv(text);
  return parsed.ok ? '' : parsed.error;
}

describe('CSV', () => {
  it('knows a header from a first row of numbers, even when the label is a name', () => {
    expect(table('x,y,label\n1,2,0\n').header).toEqual(['x', 'y', 'label']);
    expect(table('1,2,setosa\n3,4,virginica').header).toBeNull();
    expect(table('1,2,setosa\n3,4,virginica').rows).toHaveLength(2);
  });

  it('takes a byte-order mark, CRLF, blank lines, quotes, and quotes over lines', () => {
    expect(table('\uFEFF"a ""b""",c\r\n\r\n"1\r\n2",3\r\n')).toEqual({
      header: ['a "b"', 'c'],
      rows: [['1\r\n2', '3']],
      firstRow: 2,
    });
  });

  it('gives back any cells that were written', () => {
    const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rows) => {
        const parsed = parseCsv(rows.map((row) => csvLine(row)).join(''));
        if (!parsed.ok) return parsed.error.includes('semicolons');
        expect(parsed.value.header ? [parsed.value.header, ...parsed.value.rows] : parsed.value.rows).toEqual(
          rows.map(([first = '', second = ''], index) =>
            index === 0 ? [first.replace(/^\uFEFF/, ''), second] : [first, second],
          ),
        );
      }),
    );
  });

  it('names row and column of what is wrong', () => {
    expect(failureOf('')).toBe('The table is empty.');
    expect(failureOf('1,2\n3\n')).toBe('Row 2 has 1 column, but row 1 has 2.');
    expect(failureOf('1,"2\n3')).toBe('Row 1, column 2: a quoted value is not closed properly.');
    expect(failureOf('1,5;2,5\n')).toBe('');
    expect(failureOf('1;2\n3;4\n')).toContain('found semicolons');
    expect(csvNumbers(table('x,y\n1,2\n3,two\n'), 2)).toEqual({
      ok: false,
      error: 'Row 3, column 2: expected a number, found "two".',
    });
    expect(csvNumbers(table('1,2\n3,\n'), 2)).toEqual({
      ok: false,
      error: 'Row 2, column 2: expected a number, found nothing.',
    });
  });

  it('reads labels as indices or as names', () => {
    const classes = ['setosa', 'virginica'];
    expect(csvLabels(table('1,virginica\n2,0'), classes)).toEqual({ ok: true, value: Uint8Array.from([1, 0]) });
    expect(csvLabels(table('1,2'), classes)).toEqual({
      ok: false,
      error: 'Row 1, column 2: expected a class (0–1 or its name), found "2".',
    });
  });
});

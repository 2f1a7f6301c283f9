import { describe, expect, test } from 'vitest';
import { faultOfMatrix, parseTypedMatrix, resizedMatrixText } from './typed-matrix';

describe('a typed matrix', () => {
  test.each([
    ['1 2\n3 4'],
    ['1, 2\r\n3,4'],
    ['1\t2;3\t4'],
    ['[[1, 2], [3, 4]]'],
    ['\n 1  2 \n\n 3  4 \n'],
    ['[1 2]\n[3 4]'],
  ])('%j is two rows of two', (text) => {
    expect(parseTypedMatrix(text)).toEqual({
      rows: [
        [1, 2],
        [3, 4],
      ],
      wrong: null,
    });
  });

  test('takes the minus sign of books and exponents', () => {
    expect(parseTypedMatrix('−1.5 -2e-3').rows).toEqual([[-1.5, -0.002]]);
  });

  test('names the first entry that is no number, and reads it as 0', () => {
    expect(parseTypedMatrix('1 2\n3 x\ny 1')).toEqual({
      rows: [
        [1, 2],
        [3, 0],
        [0, 1],
      ],
      wrong: { row: 2, column: 2, text: 'x' },
    });
    expect(parseTypedMatrix('Infinity').wrong?.text).toBe('Infinity');
  });

  test('says what is wrong with its size', () => {
    expect(faultOfMatrix(parseTypedMatrix('1 2\n3 4'), 2, 2)).toBeNull();
    expect(faultOfMatrix(parseTypedMatrix('1 2'), 3, 2)).toBe('1 row typed, 3 needed');
    expect(faultOfMatrix(parseTypedMatrix(''), 3, 2)).toBe('0 rows typed, 3 needed');
    expect(faultOfMatrix(parseTypedMatrix('1 2\n3'), 2, 2)).toBe('row 2 has 1 number, 2 needed');
    expect(faultOfMatrix(parseTypedMatrix('1 a'), 1, 2)).toBe('“a” in row 1, column 2 is not a number');
  });

  test('keeps its numbers when it is fitted to a size', () => {
    expect(resizedMatrixText(parseTypedMatrix('1 2 9\n3'), 3, 2)).toBe('1 2\n3 0\n0 0');
  });
});

import { expect, test } from 'vitest';
import { describeFault, parseNumber, stepNumber, toNumberText } from './number-text';

const range = { min: 0, max: 10 };

test('numbers are read as people type them', () => {
  const read = (text: string) => parseNumber(text, { min: -1e6, max: 1e6 });
  expect(read('0.01')).toEqual({ ok: true, value: 0.01 });
  expect(read(' 1e-3 ')).toEqual({ ok: true, value: 0.001 });
  expect(read('.5')).toEqual({ ok: true, value: 0.5 });
  expect(read('−0.5')).toEqual({ ok: true, value: -0.5 });
  expect(read('60,000')).toEqual({ ok: true, value: 60000 });
});

test('what is no number is a fault and never a guess', () => {
  for (const text of ['', ' ', 'abc', '1.2.3', '1e', '0x10', 'NaN', 'Infinity', '1,2', '0,5', '5 units']) {
    expect(parseNumber(text, range), text).toEqual({ ok: false, error: 'not-a-number' });
  }
});

test('limits count as inside, and whole numbers are asked for where they are needed', () => {
  expect(parseNumber('0', range).ok).toBe(true);
  expect(parseNumber('10', range).ok).toBe(true);
  expect(parseNumber('10.001', range)).toEqual({ ok: false, error: 'out-of-range' });
  expect(parseNumber('1e400', { min: 0, max: Number.POSITIVE_INFINITY })).toEqual({ ok: false, error: 'out-of-range' });
  expect(parseNumber('2.5', { ...range, integer: true })).toEqual({ ok: false, error: 'not-whole' });
});

test('a fault is one sentence with the range and the value in force', () => {
  expect(describeFault('out-of-range', range, 0.01)).toBe('From 0 to 10. Still in force: 0.01.');
  expect(describeFault('not-whole', { min: 1, max: 16384 }, 256)).toBe(
    'Whole numbers from 1 to 16,384. Still in force: 256.',
  );
});

test('steps do not gather rounding errors and stay in the range', () => {
  let value = 0;
  for (let step = 0; step < 3; step++) value = stepNumber(value, 0.1, range);
  expect(value).toBe(0.3);
  expect(stepNumber(0.015, 0.01, range)).toBe(0.025);
  expect(stepNumber(9.95, 0.1, range)).toBe(10);
  expect(stepNumber(1e-7, 1e-8, range)).toBe(1.1e-7);
  expect(stepNumber(0, -1, range)).toBe(0);
});

test('every number that is written can be read back', () => {
  for (const value of [0, -0.01, 1e-7, -2.5e-9, 123456, 0.1]) {
    expect(parseNumber(toNumberText(value), { min: -1e9, max: 1e9 })).toEqual({ ok: true, value });
  }
});

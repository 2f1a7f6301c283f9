import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from './define-dataset';
import { parsePacked, writePacked } from './packed';

const info: DatasetInfo = {
  shape: [2, 1],
  task: 'classification',
  classes: ['left', 'right'],
  trainCount: 3,
  testCount: 1,
  scale: 1,
  unit: 'rows',
};
const header = { ...info, stamp: 'first' };
const train = { features: Uint8Array.from([1, 2, 3, 4, 5, 255]), labels: Uint8Array.from([0, 1, 1]) };
const test = { features: Uint8Array.from([7, 8]), labels: Uint8Array.from([1]) };
const bytes = writePacked(header, train, test);

function failureOf(broken: Uint8Array): string {
  const parsed = parsePacked(broken, info);
  return parsed.ok ? '' : parsed.error;
}

describe('packed data', () => {
  it('come back as they went in, without a copy', () => {
    const parsed = parsePacked(bytes, info);
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value.train).toEqual({ count: 3, ...train });
    expect(parsed.value.test).toEqual({ count: 1, ...test });
    expect(parsed.value.train.features.buffer).toBe(bytes.buffer);
  });

  it('are read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 5);
    larger.set(bytes, 5);
    const parsed = parsePacked(larger.subarray(5), info);
    expect(parsed.ok && parsed.value.test.features).toEqual(test.features);
  });

  it('that are broken are refused with what was expected and found', () => {
    expect(failureOf(new Uint8Array())).toContain('expected "LLDS" at its start, found ""');
    expect(failureOf(bytes.subarray(0, 30))).toContain('ends within its header');
    expect(failureOf(bytes.subarray(0, bytes.length - 1))).toBe(
      `The packed data set has the wrong length: expected ${bytes.length} bytes, found ${bytes.length - 1}.`,
    );
    expect(failureOf(writePacked({ ...header, classes: ['a', 'b'] }, train, test))).toContain('is another one');
    expect(failureOf(writePacked(header, train, { ...test, labels: Uint8Array.from([2]) }))).toContain(
      'label 2 but only 2 classes',
    );
  });

  it('never throw, whatever byte is wrong', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (position, value, length) => {
        const broken = bytes.slice(0, length);
        broken[position] = value;
        expect(typeof parsePacked(broken, info).ok).toBe('boolean');
      }),
    );
  });
});

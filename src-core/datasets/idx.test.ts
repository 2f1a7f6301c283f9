import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinIdx, parseIdx } from './idx';

const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);
const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 9, 0]);

function failureOf(bytes: Uint8Array): string {
  const parsed = parseIdx(bytes);
  return parsed.ok ? '' : parsed.error;
}

describe('IDX files', () => {
  it('give their sizes and values', () => {
    const parsed = parseIdx(images);
    expect(parsed).toEqual({ ok: true, value: { shape: [2, 1, 3], values: Uint8Array.from([1, 2, 3, 4, 5, 6]) } });
  });

  it('join images with their labels', () => {
    const [first, second] = [parseIdx(images), parseIdx(labels)];
    if (!first.ok || !second.ok) throw new Error('both files are sound');
    expect(joinIdx(first.value, second.value)).toMatchObject({ ok: true, value: { count: 2, shape: [1, 3] } });
    expect(joinIdx(second.value, second.value)).toMatchObject({ ok: false });
    expect(joinIdx(first.value, { shape: [3], values: new Uint8Array(3) })).toEqual({
      ok: false,
      error: 'Images and labels do not belong together: expected 2 labels, found 3.',
    });
  });

  it('that are broken say what was expected and what was found', () => {
    expect(failureOf(new Uint8Array([1]))).toContain('expected at least 4 bytes, found 1');
    expect(failureOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toContain('found 0x89504e47');
    expect(failureOf(images.subarray(0, 10))).toContain('ends within its sizes: expected 16 bytes, found 10');
    expect(failureOf(images.subarray(0, 20))).toBe(
      'The IDX file has the wrong length: for 2 × 1 × 3 values expected 22 bytes, found 20.',
    );
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => typeof parseIdx(bytes).ok === 'boolean'));
  });
});

import { expect, test } from 'vitest';
import { nodeId } from '../../../src-core/ids';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { inkOn, numberedCells, weightText } from './weight-cells';

const kernel = (inputs: number, units: number, values: readonly number[]) => ({
  node: nodeId('dense-1'),
  name: 'kernel',
  shape: [inputs, units],
  values: Float32Array.from(values),
});

test('a small matrix is written down: a column for each input, a row for each unit', () => {
  // Inputs come first in memory: w₁₁ w₁₂ w₁₃ w₁₄, then w₂₁ …
  const cells = numberedCells(kernel(2, 4, [1, 2, 3, 4, 5, 6, 7, 8]));
  const half = thumbnailWidth / 2;
  const quarter = thumbnailHeight / 4;
  expect(cells?.map(({ x, y, text }) => [x / half, y / quarter, text])).toEqual([
    [0, 0, '1'],
    [0, 1, '2'],
    [0, 2, '3'],
    [0, 3, '4'],
    [1, 0, '5'],
    [1, 1, '6'],
    [1, 2, '7'],
    [1, 3, '8'],
  ]);
  expect(numberedCells(kernel(4, 2, [1, 2, 3, 4, 5, 6, 7, 8]))).toHaveLength(8);
});

test('matrices whose numbers would not fit are left to the colours', () => {
  expect(numberedCells(kernel(2, 16, new Array<number>(32).fill(1)))).toBeNull();
  expect(numberedCells(kernel(16, 2, new Array<number>(32).fill(1)))).toBeNull();
  expect(numberedCells(kernel(0, 0, []))).toBeNull();
});

test.each([
  [1, '1'],
  [-2, '−2'],
  [0, '0'],
  [0.4161, '0.42'],
  [-0.999, '−1.00'],
  [-0.001, '−1e−3'],
  [-12.34, '−12.3'],
  [99.96, '100'],
  [-1234.5, '−1235'],
  [54321, '5e4'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('%d is written as %s', (value, text) => {
  expect(weightText(value)).toBe(text);
});

test('the ink has a contrast of 4.5 or more on every grey and on both ends of the ramp', () => {
  const greys = Array.from({ length: 256 }, (_, byte) => [byte, byte, byte] as const);
  for (const [red, green, blue] of [...greys, [0xb7, 0x53, 0x19], [0x00, 0x65, 0x7f]] as const) {
    expect(contrast(luminance(red, green, blue), inkOn(red, green, blue) === '#ffffff' ? 1 : 0)).toBeGreaterThan(4.5);
  }
});

/** WCAG 2.2, with its own older threshold. */
function luminance(...bytes: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = bytes.map((byte) =>
    byte / 255 <= 0.03928 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

import { expect, test } from 'vitest';
import { fitImage } from './fit-image';

/** A rectangle of ink on a ground. */
function picture(
  width: number,
  height: number,
  ground: number,
  ink: number,
  box: readonly [number, number, number, number],
) {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x >= box[0] && y >= box[1] && x < box[2] && y < box[3];
      rgba.set([inside ? ink : ground, inside ? ink : ground, inside ? ink : ground, 255], 4 * (y * width + x));
    }
  }
  return rgba;
}

const at = (image: Float32Array, x: number, y: number): number => Math.round(image[y * 28 + x] ?? Number.NaN);

test('ink on white in a corner becomes bright on black in the middle', () => {
  const image = fitImage(picture(200, 100, 255, 0, [2, 3, 42, 43]), 200, 100, 28, 20 / 28);
  expect(image).toHaveLength(784);
  expect(at(image, 14, 14)).toBe(255);
  expect([at(image, 4, 4), at(image, 23, 23)]).toEqual([255, 255]);
  expect([at(image, 3, 14), at(image, 24, 14), at(image, 14, 3), at(image, 14, 24), at(image, 0, 0)]).toEqual([
    0, 0, 0, 0, 0,
  ]);
});

test('bright on black stays as it is, and a tall thing keeps its proportions', () => {
  const image = fitImage(picture(60, 100, 0, 200, [20, 10, 40, 90]), 60, 100, 28, 1);
  expect(at(image, 14, 0)).toBe(200);
  expect(at(image, 14, 27)).toBe(200);
  // 20 by 80 pixels become 7 by 28, from 10.5 to 17.5: the columns at the edges are covered by half.
  expect([9, 10, 11, 16, 17, 18].map((x) => at(image, x, 14))).toEqual([0, 100, 200, 200, 100, 0]);
});

test('what is transparent is ground', () => {
  const rgba = picture(10, 10, 0, 0, [0, 0, 0, 0]);
  for (let pixel = 0; pixel < 100; pixel++)
    rgba[4 * pixel + 3] = pixel % 10 > 2 && pixel % 10 < 7 && pixel > 30 && pixel < 70 ? 255 : 0;
  const image = fitImage(rgba, 10, 10, 28, 1);
  expect(at(image, 14, 14)).toBe(255);
});

test('an empty picture has nothing in it', () => {
  expect(fitImage(picture(28, 28, 255, 255, [0, 0, 0, 0]), 28, 28, 28, 1).every((value) => value === 0)).toBe(true);
});

test('a picture that already fits is left as it is', () => {
  const rgba = picture(28, 28, 0, 255, [0, 0, 28, 28]);
  const random = Array.from({ length: 784 }, (_, pixel) => ((pixel * 7919) % 200) + 55);
  random.forEach((value, pixel) => {
    const edge = pixel < 28 || pixel >= 756 || pixel % 28 === 0 || pixel % 28 === 27;
    const grey = edge && pixel % 5 !== 0 ? 0 : value;
    rgba.set([grey, grey, grey, 255], 4 * pixel);
  });
  const image = fitImage(rgba, 28, 28, 28, 1);
  const expected = Array.from({ length: 784 }, (_, pixel) => rgba[4 * pixel] ?? 0);
  expect(Math.max(...expected.map((value, pixel) => Math.abs(value - (image[pixel] ?? 0))))).toBeLessThan(0.01);
});

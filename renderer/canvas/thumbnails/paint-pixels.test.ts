import { expect, test } from 'vitest';
import { imageShape, tileLayout } from './paint-pixels';

test('eighteen tiles fill a thumbnail as six by three, ten as five by two', () => {
  expect(tileLayout(18, 170, 84)).toMatchObject({ columns: 6, rows: 3, side: 28 });
  expect(tileLayout(10, 170, 84)).toMatchObject({ columns: 5, rows: 2, side: 34 });
  expect(tileLayout(1, 170, 84)).toMatchObject({ columns: 1, rows: 1, side: 84 });
});

test('only shapes of three axes with one or three channels are images', () => {
  expect(imageShape([28, 28, 1])).toEqual({ height: 28, width: 28, channels: 1 });
  expect(imageShape([32, 24, 3])).toEqual({ height: 32, width: 24, channels: 3 });
  expect(imageShape([784])).toBeNull();
  expect(imageShape([7, 7, 64])).toBeNull();
  expect(imageShape(null)).toBeNull();
});

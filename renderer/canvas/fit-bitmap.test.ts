import { afterEach, expect, test, vi } from 'vitest';
import { fitBitmap } from './fit-bitmap';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('on a screen that is denser than the last one the whole drawing still fills the bitmap', () => {
  const canvas = { width: 300, height: 150 };
  const setTransform = vi.fn();
  for (const density of [1, 2, 1.25]) {
    vi.stubGlobal('window', { devicePixelRatio: density });
    fitBitmap({ canvas, setTransform }, 128, 68);
    expect(canvas).toEqual({ width: 128 * density, height: 68 * density });
    expect(setTransform).toHaveBeenLastCalledWith(density, 0, 0, density, 0, 0);
  }
});

test('a bitmap that has its size is not cleared by setting it again', () => {
  const sizes: number[] = [];
  const canvas = {
    get width() {
      return 128;
    },
    set width(size: number) {
      sizes.push(size);
    },
    height: 68,
  };
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  fitBitmap({ canvas, setTransform: () => undefined }, 128, 68);
  expect(sizes).toEqual([]);
});

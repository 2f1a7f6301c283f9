// What convolutions and pools have in common: a window that slides over images `[height, width, channels]`. Its eleven
// operands begin with operand `window` of an instruction; see `codes.assembly.ts`.

import { operand } from './instruction.assembly';

export class Window {
  @inline static height(at: usize, window: i32): i32 {
    return operand(at, window);
  }
  @inline static width(at: usize, window: i32): i32 {
    return operand(at, window + 1);
  }
  @inline static channels(at: usize, window: i32): i32 {
    return operand(at, window + 2);
  }
  @inline static down(at: usize, window: i32): i32 {
    return operand(at, window + 3);
  }
  @inline static across(at: usize, window: i32): i32 {
    return operand(at, window + 4);
  }
  @inline static strideDown(at: usize, window: i32): i32 {
    return operand(at, window + 5);
  }
  @inline static strideAcross(at: usize, window: i32): i32 {
    return operand(at, window + 6);
  }
  @inline static above(at: usize, window: i32): i32 {
    return operand(at, window + 7);
  }
  @inline static before(at: usize, window: i32): i32 {
    return operand(at, window + 8);
  }
  @inline static outHeight(at: usize, window: i32): i32 {
    return operand(at, window + 9);
  }
  @inline static outWidth(at: usize, window: i32): i32 {
    return operand(at, window + 10);
  }
  /** Bytes of one image. */
  @inline static imageBytes(at: usize, window: i32): usize {
    return (<usize>(operand(at, window) * operand(at, window + 1) * operand(at, window + 2))) << 2;
  }
  /** Numbers under the window. */
  @inline static taps(at: usize, window: i32): i32 {
    return operand(at, window + 2) * operand(at, window + 3) * operand(at, window + 4);
  }
}

/** Numbers in a row, in whole vectors: what is written too far the next run writes over, and behind the last nobody reads. */
class Run {
  @inline static clear(to: usize, bytes: usize): usize {
    const end = to + bytes;
    for (; to < end; to += 16) v128.store(to, f32x4.splat(0));
    return end;
  }

  @inline static copy(to: usize, from: usize, bytes: usize): usize {
    const end = to + bytes;
    for (; to < end; to += 16, from += 16) v128.store(to, v128.load(from));
    return end;
  }
}

/**
 * Copies what lies under each position of some lines of the output: `[lines · outWidth, taps]`, zeros for padding.
 * Up to 12 bytes behind them are written too, and up to 12 behind the images read.
 * @param x images `[rows, height, width, channels]`
 * @param fromLine lines are counted through all images: image `line / outHeight`
 */
export function takePatches(at: usize, window: i32, x: usize, fromLine: i32, toLine: i32, into: usize): void {
  const height = Window.height(at, window);
  const width = Window.width(at, window);
  const pixel = (<usize>Window.channels(at, window)) << 2;
  const rowBytes = <usize>width * pixel;
  const down = Window.down(at, window);
  const across = Window.across(at, window);
  const outHeight = Window.outHeight(at, window);
  const outWidth = Window.outWidth(at, window);
  const strideAcross = Window.strideAcross(at, window);
  for (let line = fromLine; line < toLine; line++) {
    const image = x + <usize>(line / outHeight) * Window.imageBytes(at, window);
    const top = (line % outHeight) * Window.strideDown(at, window) - Window.above(at, window);
    let column = -Window.before(at, window);
    for (let position = 0; position < outWidth; position++, column += strideAcross) {
      const first = max(0, -column);
      const end = max(first, min(across, width - column));
      if (end - first === across && top >= 0 && top + down <= height) {
        let from = image + <usize>top * rowBytes + <usize>column * pixel;
        for (let y = 0; y < down; y++, from += rowBytes) into = Run.copy(into, from, <usize>across * pixel);
        continue;
      }
      const before = <usize>first * pixel;
      const inside = <usize>(end - first) * pixel;
      const after = <usize>(across - end) * pixel;
      for (let y = top; y < top + down; y++) {
        if (y < 0 || y >= height) into = Run.clear(into, before + inside + after);
        else {
          into = Run.clear(into, before);
          into = Run.copy(into, image + <usize>y * rowBytes + <usize>(column + first) * pixel, inside);
          into = Run.clear(into, after);
        }
      }
    }
  }
}

/** The adjoint of `takePatches`: adds each number of the patches to the number of dx that it is a copy of. */
export function addPatches(at: usize, window: i32, patches: usize, fromLine: i32, toLine: i32, dx: usize): void {
  const height = Window.height(at, window);
  const width = Window.width(at, window);
  const pixel = (<usize>Window.channels(at, window)) << 2;
  const rowBytes = <usize>width * pixel;
  const down = Window.down(at, window);
  const across = Window.across(at, window);
  const run = <usize>across * pixel;
  const outHeight = Window.outHeight(at, window);
  const outWidth = Window.outWidth(at, window);
  const strideAcross = Window.strideAcross(at, window);
  for (let line = fromLine; line < toLine; line++) {
    const image = dx + <usize>(line / outHeight) * Window.imageBytes(at, window);
    const top = (line % outHeight) * Window.strideDown(at, window) - Window.above(at, window);
    let column = -Window.before(at, window);
    for (let position = 0; position < outWidth; position++, column += strideAcross) {
      const first = max(0, -column);
      const end = max(first, min(across, width - column));
      const before = <usize>first * pixel;
      const inside = <usize>(end - first) * pixel;
      for (let y = top; y < top + down; y++, patches += run) {
        if (y >= 0 && y < height) {
          addRun(image + <usize>y * rowBytes + <usize>(column + first) * pixel, patches + before, inside);
        }
      }
    }
  }
}

/** to[…] += from[…] */
export function addRun(to: usize, from: usize, bytes: usize): void {
  const end = to + bytes;
  for (; to + 16 <= end; to += 16, from += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
  for (; to < end; to += 4, from += 4) store<f32>(to, load<f32>(to) + load<f32>(from));
}

// Pools: of each channel the largest number or the mean under a window. Four channels at a time; threads share the
// images in the backward pass, since windows may overlap, and the lines of the output in the forward pass.

import { addressOperand, rowStart, rowsOf } from './instruction.assembly';
import { Window } from './window.assembly';

const none: f32 = -Infinity;

/** Where the operands of the window begin: in the means and forward, and in the gradient of the largest. */
const plainWindow: i32 = 2;
const largestWindow: i32 = 4;

/** y = the largest number under each window; not a number where one of them is none. */
export function maxPool(at: usize, frame: usize, part: i32, parts: i32): void {
  const all = rowsOf(frame) * Window.outHeight(at, plainWindow);
  const to = rowStart(all, part + 1, parts);
  for (let line = rowStart(all, part, parts); line < to; line++) poolLine(at, line, true);
}

/** y = the mean of the pixels under each window; padding does not count. */
export function averagePool(at: usize, frame: usize, part: i32, parts: i32): void {
  const all = rowsOf(frame) * Window.outHeight(at, plainWindow);
  const to = rowStart(all, part + 1, parts);
  for (let line = rowStart(all, part, parts); line < to; line++) poolLine(at, line, false);
}

function poolLine(at: usize, line: i32, largest: bool): void {
  const width = Window.width(at, plainWindow);
  const across = Window.across(at, plainWindow);
  const pixel = (<usize>Window.channels(at, plainWindow)) << 2;
  const rowBytes = <usize>width * pixel;
  const outHeight = Window.outHeight(at, plainWindow);
  const outWidth = Window.outWidth(at, plainWindow);
  const top = (line % outHeight) * Window.strideDown(at, plainWindow) - Window.above(at, plainWindow);
  const firstRow = max(0, top);
  const rows = min(Window.height(at, plainWindow), top + Window.down(at, plainWindow)) - firstRow;
  const image = addressOperand(at, 0) + <usize>(line / outHeight) * Window.imageBytes(at, plainWindow);
  const source = image + <usize>firstRow * rowBytes;
  let y = addressOperand(at, 1) + <usize>line * <usize>outWidth * pixel;
  let column = -Window.before(at, plainWindow);
  for (let position = 0; position < outWidth; position++, column += Window.strideAcross(at, plainWindow), y += pixel) {
    const first = max(0, column);
    const columns = min(width, column + across) - first;
    const corner = source + <usize>first * pixel;
    if (largest) largestUnder(corner, y, rows, columns, rowBytes, pixel);
    else meanUnder(corner, y, rows, columns, rowBytes, pixel);
  }
}

function largestUnder(corner: usize, y: usize, rows: i32, columns: i32, rowBytes: usize, pixel: usize): void {
  let channel: usize = 0;
  for (; channel + 16 <= pixel; channel += 16) {
    let best = f32x4.splat(none);
    for (let row = 0; row < rows; row++) {
      let x = corner + channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, x += pixel) best = f32x4.max(best, v128.load(x));
    }
    v128.store(y + channel, best);
  }
  for (; channel < pixel; channel += 4) {
    let best: f32 = none;
    for (let row = 0; row < rows; row++) {
      let x = corner + channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, x += pixel) best = max<f32>(best, load<f32>(x));
    }
    store<f32>(y + channel, best);
  }
}

function meanUnder(corner: usize, y: usize, rows: i32, columns: i32, rowBytes: usize, pixel: usize): void {
  const count = <f32>(rows * columns);
  let channel: usize = 0;
  for (; channel + 16 <= pixel; channel += 16) {
    let sum = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      let x = corner + channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, x += pixel) sum = f32x4.add(sum, v128.load(x));
    }
    v128.store(y + channel, f32x4.div(sum, f32x4.splat(count)));
  }
  for (; channel < pixel; channel += 4) {
    let sum: f32 = 0;
    for (let row = 0; row < rows; row++) {
      let x = corner + channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, x += pixel) sum += load<f32>(x);
    }
    store<f32>(y + channel, sum / count);
  }
}

/** dx: each error goes to the first of the largest numbers under its window. */
export function maxPoolBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  const from = rowStart(rowsOf(frame), part, parts);
  const to = rowStart(rowsOf(frame), part + 1, parts);
  const imageBytes = Window.imageBytes(at, largestWindow);
  const pixel = (<usize>Window.channels(at, largestWindow)) << 2;
  const outBytes = <usize>(Window.outHeight(at, largestWindow) * Window.outWidth(at, largestWindow)) * pixel;
  for (let row = <usize>from; row < <usize>to; row++) {
    const dx = addressOperand(at, 3) + row * imageBytes;
    memory.fill(dx, 0, imageBytes);
    const out = row * outBytes;
    errorsToLargest(
      at,
      addressOperand(at, 0) + row * imageBytes,
      addressOperand(at, 1) + out,
      addressOperand(at, 2) + out,
      dx,
    );
  }
}

/** Of one image. */
function errorsToLargest(at: usize, x: usize, y: usize, dy: usize, dx: usize): void {
  const width = Window.width(at, largestWindow);
  const pixel = (<usize>Window.channels(at, largestWindow)) << 2;
  const rowBytes = <usize>width * pixel;
  for (let line = 0; line < Window.outHeight(at, largestWindow); line++) {
    const top = line * Window.strideDown(at, largestWindow) - Window.above(at, largestWindow);
    const firstRow = max(0, top);
    const rows = min(Window.height(at, largestWindow), top + Window.down(at, largestWindow)) - firstRow;
    let left = -Window.before(at, largestWindow);
    for (
      let position = 0;
      position < Window.outWidth(at, largestWindow);
      position++, left += Window.strideAcross(at, largestWindow)
    ) {
      const first = max(0, left);
      const columns = min(width, left + Window.across(at, largestWindow)) - first;
      const corner = <usize>firstRow * rowBytes + <usize>first * pixel;
      errorToLargest(x + corner, y, dy, dx + corner, rows, columns, rowBytes, pixel);
      y += pixel;
      dy += pixel;
    }
  }
}

/** Of one window. */
function errorToLargest(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixel: usize,
): void {
  let channel: usize = 0;
  for (; channel + 16 <= pixel; channel += 16) {
    const best = v128.load(y + channel);
    let error = v128.load(dy + channel);
    for (let row = 0; row < rows; row++) {
      let place = channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, place += pixel) {
        const here = f32x4.eq(v128.load(x + place), best);
        v128.store(dx + place, f32x4.add(v128.load(dx + place), v128.and(error, here)));
        error = v128.andnot(error, here);
      }
    }
  }
  for (; channel < pixel; channel += 4) {
    const best = load<f32>(y + channel);
    let found = false;
    for (let row = 0; row < rows && !found; row++) {
      let place = channel + <usize>row * rowBytes;
      for (let column = 0; column < columns && !found; column++, place += pixel) {
        found = load<f32>(x + place) === best;
        if (found) store<f32>(dx + place, load<f32>(dx + place) + load<f32>(dy + channel));
      }
    }
  }
}

/** dx: each error is shared among the pixels under its window. */
export function averagePoolBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  const from = rowStart(rowsOf(frame), part, parts);
  const to = rowStart(rowsOf(frame), part + 1, parts);
  const imageBytes = Window.imageBytes(at, plainWindow);
  const pixel = (<usize>Window.channels(at, plainWindow)) << 2;
  const outBytes = <usize>(Window.outHeight(at, plainWindow) * Window.outWidth(at, plainWindow)) * pixel;
  for (let row = <usize>from; row < <usize>to; row++) {
    const dx = addressOperand(at, 1) + row * imageBytes;
    memory.fill(dx, 0, imageBytes);
    shareErrors(at, addressOperand(at, 0) + row * outBytes, dx);
  }
}

/** Of one image. */
function shareErrors(at: usize, dy: usize, dx: usize): void {
  const width = Window.width(at, plainWindow);
  const pixel = (<usize>Window.channels(at, plainWindow)) << 2;
  const rowBytes = <usize>width * pixel;
  for (let line = 0; line < Window.outHeight(at, plainWindow); line++) {
    const top = line * Window.strideDown(at, plainWindow) - Window.above(at, plainWindow);
    const firstRow = max(0, top);
    const rows = min(Window.height(at, plainWindow), top + Window.down(at, plainWindow)) - firstRow;
    let left = -Window.before(at, plainWindow);
    for (
      let position = 0;
      position < Window.outWidth(at, plainWindow);
      position++, left += Window.strideAcross(at, plainWindow)
    ) {
      const first = max(0, left);
      const columns = min(width, left + Window.across(at, plainWindow)) - first;
      const corner = dx + <usize>firstRow * rowBytes + <usize>first * pixel;
      shareError(dy, corner, rows, columns, rowBytes, pixel);
      dy += pixel;
    }
  }
}

/** Of one window. */
function shareError(dy: usize, dx: usize, rows: i32, columns: i32, rowBytes: usize, pixel: usize): void {
  const count = <f32>(rows * columns);
  let channel: usize = 0;
  for (; channel + 16 <= pixel; channel += 16) {
    const share = f32x4.div(v128.load(dy + channel), f32x4.splat(count));
    for (let row = 0; row < rows; row++) {
      let place = dx + channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, place += pixel) {
        v128.store(place, f32x4.add(v128.load(place), share));
      }
    }
  }
  for (; channel < pixel; channel += 4) {
    const share = load<f32>(dy + channel) / count;
    for (let row = 0; row < rows; row++) {
      let place = dx + channel + <usize>row * rowBytes;
      for (let column = 0; column < columns; column++, place += pixel) store<f32>(place, load<f32>(place) + share);
    }
  }
}

// Pools: of each channel the largest number or the mean under a window. Four channels at a time; threads share the
// images in the backward pass, since windows may overlap, and the lines of the output in the forward pass.

import { addressOperand, rowStart, rowsOf } from './instruction.assembly';
import { Window } from './window.assembly';

const none: f32 = -Infinity;

/** Where the operands of the window begin: in the means and forward, and in the gradient of the largest. */
const plainWindow: i32 = 2;
const largestWindow: i32 = 4;

/** What is done with each window. */
const takeLargest: i32 = 0;
const takeMean: i32 = 1;
const giveToLargest: i32 = 2;
const giveToAll: i32 = 3;

/** y = the largest number under each window; not a number where one of them is none. */
export function maxPool(at: usize, frame: usize, part: i32, parts: i32): void {
  forward(at, frame, part, parts, takeLargest);
}

/** y = the mean of the pixels under each window; padding does not count. */
export function averagePool(at: usize, frame: usize, part: i32, parts: i32): void {
  forward(at, frame, part, parts, takeMean);
}

/** dx: each error goes to the first of the largest numbers under its window. */
export function maxPoolBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  backward(at, frame, part, parts, largestWindow, addressOperand(at, 3), giveToLargest);
}

/** dx: each error is shared among the pixels under its window. */
export function averagePoolBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  backward(at, frame, part, parts, plainWindow, addressOperand(at, 1), giveToAll);
}

function forward(at: usize, frame: usize, part: i32, parts: i32, what: i32): void {
  const all = rowsOf(frame) * Window.outHeight(at, plainWindow);
  walk(at, plainWindow, rowStart(all, part, parts), rowStart(all, part + 1, parts), what);
}

function backward(at: usize, frame: usize, part: i32, parts: i32, window: i32, dx: usize, what: i32): void {
  const from = rowStart(rowsOf(frame), part, parts);
  const to = rowStart(rowsOf(frame), part + 1, parts);
  const imageBytes = Window.imageBytes(at, window);
  memory.fill(dx + <usize>from * imageBytes, 0, <usize>(to - from) * imageBytes);
  walk(at, window, from * Window.outHeight(at, window), to * Window.outHeight(at, window), what);
}

/** Every window of some lines of the output; lines are counted through all images. */
function walk(at: usize, window: i32, fromLine: i32, toLine: i32, what: i32): void {
  const width = Window.width(at, window);
  const across = Window.across(at, window);
  const pixel = (<usize>Window.channels(at, window)) << 2;
  const rowBytes = <usize>width * pixel;
  const outHeight = Window.outHeight(at, window);
  const outWidth = Window.outWidth(at, window);
  const strideAcross = Window.strideAcross(at, window);
  let out = <usize>(fromLine * outWidth) * pixel;
  for (let line = fromLine; line < toLine; line++) {
    const top = (line % outHeight) * Window.strideDown(at, window) - Window.above(at, window);
    const firstRow = max(0, top);
    const rows = min(Window.height(at, window), top + Window.down(at, window)) - firstRow;
    const source = <usize>(line / outHeight) * Window.imageBytes(at, window) + <usize>firstRow * rowBytes;
    let left = -Window.before(at, window);
    for (let position = 0; position < outWidth; position++, left += strideAcross, out += pixel) {
      const first = max(0, left);
      const columns = min(width, left + across) - first;
      visit(at, what, source + <usize>first * pixel, out, rows, columns, rowBytes, pixel);
    }
  }
}

/** @param corner of what lies under the window, @param out of its position: bytes from the start of images and output */
function visit(
  at: usize,
  what: i32,
  corner: usize,
  out: usize,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixel: usize,
): void {
  const one = addressOperand(at, 0);
  const two = addressOperand(at, 1);
  if (what === takeLargest) largestUnder(one + corner, two + out, rows, columns, rowBytes, pixel);
  else if (what === takeMean) meanUnder(one + corner, two + out, rows, columns, rowBytes, pixel);
  else if (what === giveToAll) shareError(one + out, two + corner, rows, columns, rowBytes, pixel);
  else {
    const dy = addressOperand(at, 2) + out;
    errorToLargest(one + corner, two + out, dy, addressOperand(at, 3) + corner, rows, columns, rowBytes, pixel);
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

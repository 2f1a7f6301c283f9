// Convolutions as products: what lies under the window is copied into rows, some lines of the output at a time, so that
// the copies are still in the cache when they are multiplied. x `[rows, height, width, channels]`, kernel
// `[taps, filters]`, y `[rows, outHeight, outWidth, filters]`.

import { filterPartialSums } from './codes.assembly';
import { sumColumns } from './columns.assembly';
import { addressOperand, operand, rowStart, rowsOf, shareStart } from './instruction.assembly';
import { product, productTransposedA, productTransposedB } from './product.assembly';
import { scratchOf } from './scratch.assembly';
import { addPatches, addRun, takePatches, Window } from './window.assembly';

/** Where the operands of the window begin: forward, and in the gradients of the weights and of the input. */
const forwardWindow: i32 = 7;
const weightWindow: i32 = 7;
const inputWindow: i32 = 6;

/** y = patches(x) · kernel + bias */
export function conv2d(at: usize, frame: usize, part: i32, parts: i32): void {
  const taps = Window.taps(at, forwardWindow);
  const filters = operand(at, 4);
  const lines = operand(at, 5);
  const outWidth = Window.outWidth(at, forwardWindow);
  const patches = scratchOf(frame, part);
  const products = patches + <usize>operand(at, 6);
  const all = rowsOf(frame) * Window.outHeight(at, forwardWindow);
  const chunks = (all + lines - 1) / lines;
  const end = min(all, rowStart(chunks, part + 1, parts) * lines);
  for (let line = rowStart(chunks, part, parts) * lines; line < end; line += lines) {
    const positions = min(lines, end - line) * outWidth;
    takePatches(at, forwardWindow, addressOperand(at, 0), line, line + min(lines, end - line), patches);
    const y = addressOperand(at, 3) + ((<usize>(line * outWidth) * <usize>filters) << 2);
    product(patches, addressOperand(at, 1), y, addressOperand(at, 2), positions, taps, filters, products, 0, 1);
  }
}

/** Partial sums of dKernel = patches(x)ᵀ · dy and of dBias, `[filterPartialSums, taps + 1, filters]`. */
export function conv2dWeightGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const filters = operand(at, 3);
  const lines = operand(at, 4);
  const bytes = (<usize>(Window.taps(at, weightWindow) + 1) * <usize>filters) << 2;
  const all = rowsOf(frame) * Window.outHeight(at, weightWindow);
  const chunks = (all + lines - 1) / lines;
  const end = rowStart(filterPartialSums, part + 1, parts);
  for (let block = rowStart(filterPartialSums, part, parts); block < end; block++) {
    const sum = addressOperand(at, 2) + <usize>block * bytes;
    memory.fill(sum, 0, bytes);
    const from = ((chunks * block) / filterPartialSums) * lines;
    const to = min(all, ((chunks * (block + 1)) / filterPartialSums) * lines);
    for (let line = from; line < to; line += lines)
      addGradient(at, frame, part, line, min(line + lines, to), sum, bytes);
  }
}

function addGradient(at: usize, frame: usize, part: i32, line: i32, end: i32, sum: usize, bytes: usize): void {
  const taps = Window.taps(at, weightWindow);
  const filters = operand(at, 3);
  const outWidth = Window.outWidth(at, weightWindow);
  const positions = (end - line) * outWidth;
  const patches = scratchOf(frame, part);
  const products = patches + <usize>operand(at, 5);
  const own = patches + <usize>operand(at, 6);
  const dy = addressOperand(at, 1) + ((<usize>(line * outWidth) * <usize>filters) << 2);
  takePatches(at, weightWindow, addressOperand(at, 0), line, end, patches);
  productTransposedA(patches, dy, own, positions, taps, filters, products, 0, 1);
  sumColumns(dy, own + ((<usize>taps * <usize>filters) << 2), positions, filters, 0, filters);
  addRun(sum, own, bytes);
}

/** dx = the sum of what its copies in patches(x) get of dy · kernelᵀ; threads share the images, whose lines overlap. */
export function conv2dInputGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const taps = Window.taps(at, inputWindow);
  const filters = operand(at, 3);
  const lines = operand(at, 4);
  const outWidth = Window.outWidth(at, inputWindow);
  const outHeight = Window.outHeight(at, inputWindow);
  const patches = scratchOf(frame, part);
  const products = patches + <usize>operand(at, 5);
  const dx = addressOperand(at, 2);
  const imageBytes = Window.imageBytes(at, inputWindow);
  const rows = rowsOf(frame);
  const from = rowStart(rows, part, parts);
  const to = rowStart(rows, part + 1, parts);
  memory.fill(dx + <usize>from * imageBytes, 0, <usize>(to - from) * imageBytes);
  for (let line = from * outHeight; line < to * outHeight; line += lines) {
    const end = min(line + lines, to * outHeight);
    const dy = addressOperand(at, 0) + ((<usize>(line * outWidth) * <usize>filters) << 2);
    const positions = (end - line) * outWidth;
    productTransposedB(dy, addressOperand(at, 1), patches, positions, taps, filters, products, 0, 1);
    addPatches(at, inputWindow, patches, line, end, dx);
  }
}

/** into[index] = the sum of the partial sums, in their order. */
export function addPartialSums(at: usize, part: i32, parts: i32): void {
  const stride = (<usize>operand(at, 1)) << 2;
  const first = addressOperand(at, 0) + ((<usize>operand(at, 2)) << 2);
  const into = addressOperand(at, 3);
  const count = operand(at, 4);
  const end = (<usize>shareStart(count, part + 1, parts)) << 2;
  for (let place = (<usize>shareStart(count, part, parts)) << 2; place < end; place += 4) {
    let sum: f32 = 0;
    for (let block: usize = 0; block < <usize>filterPartialSums; block++)
      sum += load<f32>(first + block * stride + place);
    store<f32>(into + place, sum);
  }
}

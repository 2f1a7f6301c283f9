import { multiply } from './columns.assembly';
import { frameStreams } from './frame.assembly';
import { addressOperand, floatOperand, operand, rowsOf, shareStart } from './instruction.assembly';

/** Draws the mask and multiplies by it. One stream of random numbers, so one thread. */
export function dropout(at: usize, frame: usize): void {
  const mask = addressOperand(at, 1);
  const count = rowsOf(frame) * operand(at, 3);
  const stream = <usize>load<u32>(frame, frameStreams) + ((<usize>operand(at, 6)) << 4);
  drawMask(mask, count, <u32>operand(at, 4), floatOperand(at, 5), stream);
  multiply(addressOperand(at, 0), mask, addressOperand(at, 2), count);
}

/** `sfc32` of random.ts throws its first numbers away. */
const warmUp = 12;

/** `sfc32` from the four words at `stream` on: 0 where the number is below `threshold`, else `kept`. */
function drawMask(mask: usize, count: i32, threshold: u32, kept: f32, stream: usize): void {
  let a = load<u32>(stream);
  let b = load<u32>(stream, 4);
  let c = load<u32>(stream, 8);
  let d = load<u32>(stream, 12);
  for (let index = -warmUp; index < count; index++) {
    const drawn = a + b + d;
    d += 1;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl<u32>(c, 21) + drawn;
    if (index >= 0) store<f32>(mask + ((<usize>index) << 2), drawn < threshold ? 0 : kept);
  }
}

export function dropoutBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  const count = rowsOf(frame) * operand(at, 3);
  const from = shareStart(count, part, parts);
  const bytes = (<usize>from) << 2;
  const own = shareStart(count, part + 1, parts) - from;
  multiply(addressOperand(at, 0) + bytes, addressOperand(at, 1) + bytes, addressOperand(at, 2) + bytes, own);
}

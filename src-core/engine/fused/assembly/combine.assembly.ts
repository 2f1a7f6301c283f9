import { addressOperand, operand, rowStart, rowsOf, shareStart } from './instruction.assembly';

/** y = x + other; y may be one of them. */
export function add(at: usize, frame: usize, part: i32, parts: i32): void {
  const x = addressOperand(at, 0);
  const other = addressOperand(at, 1);
  const y = addressOperand(at, 2);
  const count = rowsOf(frame) * operand(at, 3);
  const end = (<usize>shareStart(count, part + 1, parts)) << 2;
  let place = (<usize>shareStart(count, part, parts)) << 2;
  for (; place + 16 <= end; place += 16) {
    v128.store(y + place, f32x4.add(v128.load(x + place), v128.load(other + place)));
  }
  for (; place < end; place += 4) store<f32>(y + place, load<f32>(x + place) + load<f32>(other + place));
}

export function copy(at: usize, frame: usize, part: i32, parts: i32): void {
  const count = rowsOf(frame) * operand(at, 2);
  const from = (<usize>shareStart(count, part, parts)) << 2;
  const to = (<usize>shareStart(count, part + 1, parts)) << 2;
  memory.copy(addressOperand(at, 1) + from, addressOperand(at, 0) + from, to - from);
}

/** Some columns of every group, into other columns: concatenation, and its gradient the other way. */
export function copyColumns(at: usize, frame: usize, part: i32, parts: i32): void {
  const fromStride = (<usize>operand(at, 1)) << 2;
  const intoStride = (<usize>operand(at, 4)) << 2;
  const bytes = (<usize>operand(at, 6)) << 2;
  const groups = rowsOf(frame) * operand(at, 7);
  const first = rowStart(groups, part, parts);
  const to = rowStart(groups, part + 1, parts);
  let from = addressOperand(at, 0) + ((<usize>operand(at, 2)) << 2) + <usize>first * fromStride;
  let into = addressOperand(at, 3) + ((<usize>operand(at, 5)) << 2) + <usize>first * intoStride;
  for (let group = first; group < to; group++, from += fromStride, into += intoStride) copyRow(from, into, bytes);
}

/** A call of memory.copy costs more than a few numbers do. */
function copyRow(from: usize, into: usize, bytes: usize): void {
  if (bytes >= 256) {
    memory.copy(into, from, bytes);
    return;
  }
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(into + at, v128.load(from + at));
  for (; at < bytes; at += 4) store<f32>(into + at, load<f32>(from + at));
}

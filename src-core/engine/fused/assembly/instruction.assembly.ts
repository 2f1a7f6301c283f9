import { headWords } from './codes.assembly';
import { frameRows } from './frame.assembly';

/** Operand `index` of the instruction at `at`. */
export function operand(at: usize, index: i32): i32 {
  return load<i32>(at + ((<usize>(headWords + index)) << 2));
}

export function addressOperand(at: usize, index: i32): usize {
  return load<u32>(at + ((<usize>(headWords + index)) << 2));
}

export function floatOperand(at: usize, index: i32): f32 {
  return load<f32>(at + ((<usize>(headWords + index)) << 2));
}

export function rowsOf(frame: usize): i32 {
  return load<i32>(frame, frameRows);
}

/** Where the share of `part` begins; that of `parts` is the end. Whole vectors of 64 bytes, so shares meet at no tail. */
export function shareStart(count: i32, part: i32, parts: i32): i32 {
  if (part === parts) return count;
  return ((count / parts) * part) & ~15;
}

/** As `shareStart`, for things that are shared one by one: rows. */
export function rowStart(rows: i32, part: i32, parts: i32): i32 {
  return part === parts ? rows : (rows / parts) * part;
}

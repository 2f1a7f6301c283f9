import { frameFirst, frameOrder, frameScale } from './frame.assembly';
import { addressOperand, operand, rowStart, rowsOf } from './instruction.assembly';

/** The row of the split that is row `row` of the minibatch. */
function storedRow(frame: usize, row: i32): i32 {
  const place = load<i32>(frame, frameFirst) + row;
  const order = load<u32>(frame, frameOrder) as usize;
  return order === 0 ? place : load<i32>(order + ((<usize>place) << 2));
}

/** Bytes of the rows as scaled float32. */
export function gatherBytes(at: usize, frame: usize, part: i32, parts: i32): void {
  const features = addressOperand(at, 0);
  const width = operand(at, 1) as usize;
  const into = addressOperand(at, 2);
  const rows = rowsOf(frame);
  const scale = load<f32>(frame, frameScale);
  const to = rowStart(rows, part + 1, parts);
  for (let row = rowStart(rows, part, parts); row < to; row++) {
    const from = features + <usize>storedRow(frame, row) * width;
    scaleBytes(from, into + ((<usize>row * width) << 2), width, scale);
  }
}

function scaleBytes(from: usize, into: usize, width: usize, scale: f32): void {
  const factor = f32x4.splat(scale);
  let column: usize = 0;
  for (; column + 16 <= width; column += 16) {
    const bytes = v128.load(from + column);
    const low = i16x8.extend_low_i8x16_u(bytes);
    const high = i16x8.extend_high_i8x16_u(bytes);
    const target = into + (column << 2);
    v128.store(target, f32x4.mul(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low)), factor));
    v128.store(target, f32x4.mul(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low)), factor), 16);
    v128.store(target, f32x4.mul(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(high)), factor), 32);
    v128.store(target, f32x4.mul(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(high)), factor), 48);
  }
  for (; column < width; column++) store<f32>(into + (column << 2), <f32>load<u8>(from + column) * scale);
}

/** Floats of the rows, scaled. */
export function gatherFloats(at: usize, frame: usize, part: i32, parts: i32): void {
  const features = addressOperand(at, 0);
  const width = operand(at, 1) as usize;
  const into = addressOperand(at, 2);
  const rows = rowsOf(frame);
  const scale = load<f32>(frame, frameScale);
  const to = rowStart(rows, part + 1, parts);
  for (let row = rowStart(rows, part, parts); row < to; row++) {
    const from = features + ((<usize>storedRow(frame, row) * width) << 2);
    scaleFloats(from, into + ((<usize>row * width) << 2), width, scale);
  }
}

function scaleFloats(from: usize, into: usize, width: usize, scale: f32): void {
  const factor = f32x4.splat(scale);
  let column: usize = 0;
  for (; column + 4 <= width; column += 4) {
    v128.store(into + (column << 2), f32x4.mul(v128.load(from + (column << 2)), factor));
  }
  for (; column < width; column++) store<f32>(into + (column << 2), load<f32>(from + (column << 2)) * scale);
}

/** Labels of the rows: few numbers, never shared. */
export function gatherLabels(at: usize, frame: usize): void {
  const labels = addressOperand(at, 0);
  const width = operand(at, 1) as usize;
  const into = addressOperand(at, 2);
  const rows = rowsOf(frame);
  for (let row = 0; row < rows; row++) {
    const from = labels + ((<usize>storedRow(frame, row) * width) << 2);
    const target = into + ((<usize>row * width) << 2);
    for (let column: usize = 0; column < width; column++) {
      store<f32>(target + (column << 2), load<f32>(from + (column << 2)));
    }
  }
}

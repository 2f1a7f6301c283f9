import { activate, activateBackward } from './functions.assembly';
import { addressOperand, floatOperand, operand, rowsOf, shareStart } from './instruction.assembly';

export function activation(at: usize, frame: usize, part: i32, parts: i32): void {
  const count = rowsOf(frame) * operand(at, 3);
  const from = shareStart(count, part, parts);
  const bytes = (<usize>from) << 2;
  const own = shareStart(count, part + 1, parts) - from;
  activate(operand(at, 0), addressOperand(at, 1) + bytes, addressOperand(at, 2) + bytes, own, floatOperand(at, 4));
}

export function activationBackward(at: usize, frame: usize, part: i32, parts: i32): void {
  const count = rowsOf(frame) * operand(at, 5);
  const from = shareStart(count, part, parts);
  const bytes = (<usize>from) << 2;
  const own = shareStart(count, part + 1, parts) - from;
  activateBackward(
    operand(at, 0),
    addressOperand(at, 1) + bytes,
    addressOperand(at, 2) + bytes,
    addressOperand(at, 3) + bytes,
    addressOperand(at, 4) + bytes,
    own,
    floatOperand(at, 6),
  );
}

import { sumColumns } from './columns.assembly';
import { addressOperand, operand, rowsOf, shareStart } from './instruction.assembly';
import { product, productTransposedA, productTransposedB } from './product.assembly';
import { scratchOf } from './scratch.assembly';

/** y = x · kernel + bias */
export function dense(at: usize, frame: usize, part: i32, parts: i32): void {
  const inputs = operand(at, 4);
  const units = operand(at, 5);
  const scratch = scratchOf(frame, part);
  product(
    addressOperand(at, 0),
    addressOperand(at, 1),
    addressOperand(at, 3),
    addressOperand(at, 2),
    rowsOf(frame),
    inputs,
    units,
    scratch,
    part,
    parts,
  );
}

/** dKernel = xᵀ · dy */
export function denseKernelGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const inputs = operand(at, 3);
  const units = operand(at, 4);
  const scratch = scratchOf(frame, part);
  productTransposedA(
    addressOperand(at, 0),
    addressOperand(at, 1),
    addressOperand(at, 2),
    rowsOf(frame),
    inputs,
    units,
    scratch,
    part,
    parts,
  );
}

/** dBias = the sum of dy over the rows */
export function denseBiasGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const units = operand(at, 2);
  const from = shareStart(units, part, parts);
  const to = shareStart(units, part + 1, parts);
  sumColumns(addressOperand(at, 0), addressOperand(at, 1), rowsOf(frame), units, from, to);
}

/** dx = dy · kernelᵀ */
export function denseInputGradient(at: usize, frame: usize, part: i32, parts: i32): void {
  const inputs = operand(at, 3);
  const units = operand(at, 4);
  const scratch = scratchOf(frame, part);
  productTransposedB(
    addressOperand(at, 0),
    addressOperand(at, 1),
    addressOperand(at, 2),
    rowsOf(frame),
    inputs,
    units,
    scratch,
    part,
    parts,
  );
}

import { elementsOf, lastAxis } from '../../../nodes/shape-rules';
import { add, copyColumns } from '../assembly/codes.assembly';
import type { Site } from '../sites';
import { known, type Lowering } from './define-lowering';

export const addLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    const work = { numbers: rows * site.width };
    const [first, ...others] = inputs;
    others.forEach((other, index) => {
      emit(add, [known(index === 0 ? first : output), other, output, site.width], work);
    });
  },
  backward({ inputs, pass }) {
    inputs.forEach((_, slot) => {
      pass(slot, slot === inputs.length - 1);
    });
  },
};

export const concatenateLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    const joined = lastAxis(site.operation.outputShape);
    columnsOf(site).forEach(({ first, length, groups }, slot) => {
      const work = { numbers: rows * groups * length };
      emit(copyColumns, [known(inputs[slot]), length, 0, output, joined, first, length, groups], work);
    });
  },
  backward({ site, error, rows, emit, give }) {
    const joined = lastAxis(site.operation.outputShape);
    columnsOf(site).forEach(({ first, length, groups }, slot) => {
      const work = { numbers: rows * groups * length };
      give(slot, (into) => emit(copyColumns, [error, joined, first, into, length, 0, length, groups], work), false);
    });
  },
};

/** Of each input where its columns begin in the output, how many they are, and how many groups a sample has. */
function columnsOf({ operation }: Site): readonly { first: number; length: number; groups: number }[] {
  let first = 0;
  return operation.inputShapes.map((shape) => {
    const length = lastAxis(shape);
    const columns = { first, length, groups: elementsOf(shape) / length };
    first += length;
    return columns;
  });
}

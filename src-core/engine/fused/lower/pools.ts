import { averagePool } from '../../../nodes/average-pool';
import { maxPool } from '../../../nodes/max-pool';
import { poolWindow } from '../../../nodes/pools';
import { elementsOf } from '../../../nodes/shape-rules';
import type { Window } from '../../../nodes/windows';
import type { PlanOperation } from '../../../plan/plan';
import * as code from '../assembly/codes.assembly';
import { known, type Lowering } from './define-lowering';
import { windowOperands } from './window';

export const maxPoolLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    emit(code.maxPool, [known(inputs[0]), output, ...largestWindow(site.operation)], numbersRead(site.operation, rows));
  },
  backward({ site, inputs, output, error, rows, emit, give }) {
    const write = (into: number): void =>
      emit(
        code.maxPoolBackward,
        [known(inputs[0]), output, error, into, ...largestWindow(site.operation)],
        numbersRead(site.operation, rows),
      );
    give(0, write, false);
  },
};

function largestWindow(operation: PlanOperation): readonly number[] {
  return windowOperands(operation, poolWindow(maxPool.params.parse(operation.params)));
}

export const averagePoolLowering = meanUnder(({ params }) => poolWindow(averagePool.params.parse(params)));

/** One window that is as large as the image. */
export const globalAveragePoolLowering = meanUnder(({ inputShapes }) => {
  const [height = 1, width = 1] = inputShapes[0] ?? [];
  return { height, width, strides: [1, 1], padding: 'valid' };
});

function meanUnder(windowOf: (operation: PlanOperation) => Window): Lowering {
  const operands = ({ operation }: { operation: PlanOperation }): readonly number[] => {
    const { inputShapes, outputShape } = operation;
    const image = outputShape.length === 3 ? outputShape : [1, 1, ...outputShape];
    return windowOperands({ ...operation, inputShapes, outputShape: image }, windowOf(operation));
  };
  return {
    forward({ site, inputs, output, rows, emit }) {
      emit(code.averagePool, [known(inputs[0]), output, ...operands(site)], numbersRead(site.operation, rows));
    },
    backward({ site, error, rows, emit, give }) {
      const write = (into: number): void =>
        emit(code.averagePoolBackward, [error, into, ...operands(site)], numbersRead(site.operation, rows));
      give(0, write, false);
    },
  };
}

function numbersRead({ inputShapes }: PlanOperation, rows: number) {
  return { numbers: rows * elementsOf(inputShapes[0] ?? []) };
}

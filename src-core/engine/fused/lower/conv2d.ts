import { conv2d as definition, slidingWindow } from '../../../nodes/conv2d';
import { elementsOf } from '../../../nodes/shape-rules';
import type { PlanOperation } from '../../../plan/plan';
import * as code from '../assembly/codes.assembly';
import { mostParts } from '../assembly/team-layout.assembly';
import { floatBytes } from '../memory-layout';
import type { Site } from '../sites';
import { known, type Lowering } from './define-lowering';
import { windowOperands } from './window';

/** Positions that are worked on at once: their patches stay in the second-level cache, and fill the tiles of a product. */
const positionsAtOnce = 256;

export const conv2dLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    const [kernel, bias] = site.weights;
    const { filters, lines, products } = sizesOf(site.operation);
    const operands = [known(inputs[0]), known(kernel?.address), bias?.address ?? 0, output, filters, lines, products];
    emit(code.conv2d, [...operands, ...windowOf(site)], multiplyAddsOf(site, rows));
  },
  backward({ site, inputs, error, rows, emit, give }) {
    const [kernel, bias] = site.weights;
    const { taps, filters, lines, products, sums } = sizesOf(site.operation);
    const work = multiplyAddsOf(site, rows);
    const partial = (taps + 1) * filters;
    const partialSums = site.buffer('partial sums', floatBytes(code.filterPartialSums * partial));
    const operands = [known(inputs[0]), error, partialSums, filters, lines, products, sums];
    emit(code.conv2dWeightGradient, [...operands, ...windowOf(site)], work);
    const addUp = (first: number, into: number, count: number): void =>
      emit(code.addPartialSums, [partialSums, partial, first, into, count], {
        numbers: code.filterPartialSums * count,
      });
    addUp(0, known(kernel?.gradient), taps * filters);
    if (bias) addUp(taps * filters, bias.gradient, filters);
    const write = (into: number): void =>
      emit(
        code.conv2dInputGradient,
        [error, known(kernel?.address), into, filters, lines, products, ...windowOf(site)],
        work,
      );
    give(0, write, false);
  },
  scratchBytes(operation, _, measureProduct) {
    const { positions, taps, filters, products } = sizesOf(operation);
    return products + measureProduct(positions, taps, filters);
  },
  extraBytes: (operation) => {
    const { taps, filters, products } = sizesOf(operation);
    return floatBytes(code.filterPartialSums * (taps + 1) * filters) + mostParts * products;
  },
};

/**
 * What the instructions need beside the window: lines of the output that are worked on at once, and where in a thread's
 * scratch, behind their patches, sums and the scratch of products begin.
 */
function sizesOf({ weights, outputShape }: PlanOperation) {
  const [height = 1, width = 1, channels = 1, filters = 1] = weights[0]?.shape ?? [];
  const [, outWidth = 1] = outputShape;
  const taps = height * width * channels;
  const lines = Math.max(1, Math.floor(positionsAtOnce / outWidth));
  const positions = lines * outWidth;
  // Copies are made four numbers at a time, also the last one.
  const sums = floatBytes(positions * taps + 3);
  return { taps, filters, lines, positions, sums, products: sums + floatBytes((taps + 1) * filters) };
}

function windowOf({ operation }: Site): readonly number[] {
  return windowOperands(operation, slidingWindow(definition.params.parse(operation.params)));
}

function multiplyAddsOf({ operation, width }: Site, rows: number) {
  const kernel = elementsOf(operation.weights[0]?.shape ?? []);
  const { filters } = sizesOf(operation);
  return { multiplyAdds: (rows * width * kernel) / filters };
}

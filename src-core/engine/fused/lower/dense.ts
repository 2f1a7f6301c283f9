import { dense, denseBiasGradient, denseInputGradient, denseKernelGradient } from '../assembly/codes.assembly';
import { known, type Lowering } from './define-lowering';

export const denseLowering: Lowering = {
  forward({ site, inputs, output, rows, emit }) {
    const [kernel, bias] = site.weights;
    const [width, units] = sizes(kernel?.spec.shape);
    const operands = [known(inputs[0]), known(kernel?.address), bias?.address ?? 0, output, width, units];
    emit(dense, operands, { multiplyAdds: rows * width * units });
  },
  backward({ site, inputs, error, rows, emit, give }) {
    const [kernel, bias] = site.weights;
    const [width, units] = sizes(kernel?.spec.shape);
    const work = { multiplyAdds: rows * width * units };
    emit(denseKernelGradient, [known(inputs[0]), error, known(kernel?.gradient), width, units], work);
    if (bias) emit(denseBiasGradient, [error, bias.gradient, units], { numbers: rows * units });
    give(0, (into) => emit(denseInputGradient, [error, known(kernel?.address), into, width, units], work), false);
  },
  scratchBytes({ weights }, rows, measureProduct) {
    const [width, units] = sizes(weights[0]?.shape);
    return measureProduct(rows, width, units);
  },
};

function sizes(shape: readonly number[] | undefined): readonly [number, number] {
  const [width = 0, units = 0] = shape ?? [];
  return [width, units];
}

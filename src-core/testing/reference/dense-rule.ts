import { inputOf, type Rule, type Scene, weightOf } from './rule';

/** Y = X W + b with X `[rows, width]`, W `[width, units]`, b `[units]` (4.1.1.1). */
export const denseRule: Rule = {
  forward(scene) {
    const { rows, width, units } = sizesOf(scene);
    const input = inputOf(scene);
    const kernel = weightOf(scene, 0);
    const bias = scene.weights[1];
    const output = new Float64Array(rows * units);
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        let sum = bias ? read(bias, unit) : 0;
        for (let from = 0; from < width; from++)
          sum += read(input, row * width + from) * read(kernel, from * units + unit);
        output[row * units + unit] = sum;
      }
    }
    return output;
  },

  /** dX = dY Wᵀ, dW = Xᵀ dY, db = column sums of dY. */
  backward(scene, gradient) {
    const { rows, width, units } = sizesOf(scene);
    const input = inputOf(scene);
    const kernel = weightOf(scene, 0);
    const byInput = new Float64Array(rows * width);
    const byKernel = new Float64Array(width * units);
    const byBias = new Float64Array(units);
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        const error = read(gradient, row * units + unit);
        byBias[unit] = read(byBias, unit) + error;
        for (let from = 0; from < width; from++) {
          const [x, w] = [row * width + from, from * units + unit];
          byInput[x] = read(byInput, x) + error * read(kernel, w);
          byKernel[w] = read(byKernel, w) + error * read(input, x);
        }
      }
    }
    return { inputs: [byInput], weights: scene.weights.length === 2 ? [byKernel, byBias] : [byKernel] };
  },
};

/** As `at`, but of one kind of array only: here this is five times as fast. */
function read(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

function sizesOf({ operation, rows }: Scene): { rows: number; width: number; units: number } {
  const [width = Number.NaN, units = Number.NaN] = operation.weights[0]?.shape ?? [];
  return { rows, width, units };
}

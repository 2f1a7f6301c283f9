import type { PlanOperation } from '../../plan/plan';
import { inputOf, numberParam, type Rule, type Scene, textParam, weightOf } from './rule';

/**
 * Called for each pixel under each position of a window: indices of the pixel among `[rows, height, width]`, of the
 * position among `[rows, outHeight, outWidth]`, and of the place in the window.
 */
type Visit = (pixel: number, position: number, place: number) => void;

/** Window and strides of one axis. */
interface Axis {
  readonly window: number;
  readonly stride: number;
}

/** Row by row, as the numbers lie in memory. Padding is TensorFlow's: the odd pixel comes behind. */
function slide({ inputShapes, outputShape, params }: PlanOperation, rows: number, axes: [Axis, Axis], visit: Visit) {
  const [height = 0, width = 0] = inputShapes[0] ?? [];
  const [outHeight = 1, outWidth = 1] = outputShape.length === 3 ? outputShape : [1, 1];
  const paddingBefore = ({ window, stride }: Axis, length: number, positions: number): number =>
    params.padding === 'same' ? Math.floor(Math.max(0, (positions - 1) * stride + window - length) / 2) : 0;
  const above = paddingBefore(axes[0], height, outHeight);
  const left = paddingBefore(axes[1], width, outWidth);
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < outHeight; line++) {
      for (let column = 0; column < outWidth; column++) {
        const position = (row * outHeight + line) * outWidth + column;
        for (let place = 0; place < axes[0].window * axes[1].window; place++) {
          const y = line * axes[0].stride - above + Math.floor(place / axes[1].window);
          const x = column * axes[1].stride - left + (place % axes[1].window);
          if (y >= 0 && y < height && x >= 0 && x < width) visit((row * height + y) * width + x, position, place);
        }
      }
    }
  }
}

const windowOf = (operation: PlanOperation): [number, number] => [
  numberParam(operation, 'windowHeight'),
  numberParam(operation, 'windowWidth'),
];

/** Y[i, j] = b + Σ X[i + u, j + v] W[u, v], with X `[rows, height, width, channels]`, W `[height, width, channels, filters]`. */
export const conv2dRule: Rule = {
  forward(scene) {
    const { filters, channels, slideAll } = convolutionOf(scene);
    const [input, kernel, bias] = [inputOf(scene), weightOf(scene, 0), scene.weights[1]];
    const size = scene.operation.outputShape.reduce((product, length) => product * length, scene.rows);
    const output = Float64Array.from({ length: size }, (_, index) => (bias ? at(bias, index % filters) : 0));
    slideAll((pixel, position, place) => {
      for (let channel = 0; channel < channels; channel++) {
        for (let filter = 0; filter < filters; filter++) {
          const weight = at(kernel, (place * channels + channel) * filters + filter);
          addTo(output, position * filters + filter, at(input, pixel * channels + channel) * weight);
        }
      }
    });
    return output;
  },

  backward(scene, gradient) {
    const { filters, channels, slideAll } = convolutionOf(scene);
    const [input, kernel] = [inputOf(scene), weightOf(scene, 0)];
    const byInput = new Float64Array(input.length);
    const byKernel = new Float64Array(kernel.length);
    const byBias = new Float64Array(filters);
    gradient.forEach((error, index) => {
      addTo(byBias, index % filters, error);
    });
    slideAll((pixel, position, place) => {
      for (let channel = 0; channel < channels; channel++) {
        for (let filter = 0; filter < filters; filter++) {
          const error = at(gradient, position * filters + filter);
          const weight = (place * channels + channel) * filters + filter;
          addTo(byInput, pixel * channels + channel, error * at(kernel, weight));
          addTo(byKernel, weight, error * at(input, pixel * channels + channel));
        }
      }
    });
    return { inputs: [byInput], weights: scene.weights.length === 2 ? [byKernel, byBias] : [byKernel] };
  },
};

function convolutionOf({ operation, rows }: Scene) {
  const [height, width] = windowOf(operation);
  const stride = numberParam(operation, 'stride');
  const [, , channels = Number.NaN, filters = Number.NaN] = operation.weights[0]?.shape ?? [];
  return {
    channels,
    filters,
    slideAll: (visit: Visit) =>
      slide(
        operation,
        rows,
        [
          { window: height, stride },
          { window: width, stride },
        ],
        visit,
      ),
  };
}

/** As `at` and `addTo` of other rules, but of one kind of array only: here this is five times as fast. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

function addTo(values: Float64Array, index: number, amount: number): void {
  values[index] = at(values, index) + amount;
}

/** Of each number of a pool's output the numbers of its input that lie under its window, in their order. */
type Under = readonly (readonly number[])[];
/** Of the last minibatch of each operation: finite differences ask for the same thousands of times. */
const lastAsked = new WeakMap<PlanOperation, { rows: number; under: Under }>();

export function numbersUnder(operation: PlanOperation, rows: number): Under {
  const last = lastAsked.get(operation);
  if (last?.rows === rows) return last.under;
  const under = findUnder(operation, rows);
  lastAsked.set(operation, { rows, under });
  return under;
}

function findUnder(operation: PlanOperation, rows: number): Under {
  const channels = operation.inputShapes[0]?.[2] ?? Number.NaN;
  const under: number[][] = [];
  slide(operation, rows, poolAxes(operation), (pixel, position) => {
    for (let channel = 0; channel < channels; channel++) {
      const index = position * channels + channel;
      under[index] ??= [];
      under[index].push(pixel * channels + channel);
    }
  });
  return under;
}

function poolAxes(operation: PlanOperation): [Axis, Axis] {
  const [height = 1, width = 1] = operation.inputShapes[0] ?? [];
  if (operation.type === 'global-average-pool') {
    return [
      { window: height, stride: 1 },
      { window: width, stride: 1 },
    ];
  }
  const own = textParam(operation, 'strides') === 'own';
  const [down, across] = windowOf(operation).map((window) => ({
    window,
    stride: own ? numberParam(operation, 'stride') : window,
  }));
  if (!down || !across) throw new Error(`${operation.name} has no window.`);
  return [down, across];
}

/** The largest number under each window; its gradient goes to the first of the largest. */
export const maxPoolRule: Rule = {
  forward: (scene) => {
    const input = inputOf(scene);
    const largest = numbersUnder(scene.operation, scene.rows).map((under) =>
      Math.max(...under.map((one) => at(input, one))),
    );
    return Float64Array.from(largest);
  },
  backward(scene, gradient) {
    const input = inputOf(scene);
    const byInput = new Float64Array(input.length);
    numbersUnder(scene.operation, scene.rows).forEach((under, index) => {
      const values = under.map((one) => at(input, one));
      addTo(byInput, under[values.indexOf(Math.max(...values))] ?? Number.NaN, at(gradient, index));
    });
    return { inputs: [byInput], weights: [] };
  },
};

/** The mean of the numbers under each window, padding not counted; each of them gets the same share of the gradient. */
export const averagePoolRule: Rule = {
  forward: (scene) => {
    const input = inputOf(scene);
    const means = numbersUnder(scene.operation, scene.rows).map(
      (under) => under.reduce((sum, one) => sum + at(input, one), 0) / under.length,
    );
    return Float64Array.from(means);
  },
  backward(scene, gradient) {
    const byInput = new Float64Array(inputOf(scene).length);
    numbersUnder(scene.operation, scene.rows).forEach((under, index) => {
      for (const one of under) addTo(byInput, one, at(gradient, index) / under.length);
    });
    return { inputs: [byInput], weights: [] };
  },
};

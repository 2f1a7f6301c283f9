import type { ModelWeights } from '../model/weights';
import { poolParams, poolWindow } from '../nodes/pools';
import { elementsOf, lastAxis } from '../nodes/shape-rules';
import { paddingOf, type Window } from '../nodes/windows';
import type { PlanOperation } from '../plan/plan';

/** Adds what one input, of this value and slope, contributes to the outputs. */
export interface Sink {
  add(output: number, value: number, slope: number): void;
  /** Weighed by `weights[from]`, … to as many outputs in a row: a call for each would take most of the time. */
  addRow(output: number, weights: Float32Array, from: number, length: number, value: number, slope: number): void;
}

/** An operation that weighs its inputs: y = xW + b, whatever the shape of W. */
export interface LinearStep {
  readonly outputs: number;
  /** b by output, `[outputs]`; `null` where there is none. */
  readonly offset: Float64Array | null;
  readonly spread: (input: number, value: number, slope: number, into: Sink) => void;
}

type Find = (name: string) => Float32Array | null;

/** `null` for operations that do not weigh their inputs. */
export function linearStepOf(operation: PlanOperation, weights: ModelWeights): LinearStep | null {
  const find: Find = (name) =>
    weights.find((weight) => weight.node === operation.node && weight.name === name)?.values ?? null;
  switch (operation.type) {
    case 'dense':
      return dense(operation, find);
    case 'batch-norm':
      return batchNorm(operation, find);
    case 'conv2d':
      return convolution(operation, find('kernel'), find('bias'), false);
    case 'depthwise-conv2d':
      return convolution(operation, find('depthwise_kernel'), find('bias'), true);
    case 'average-pool':
      return averagePool(operation);
    case 'global-average-pool':
      return globalAveragePool(operation);
    default:
      return null;
  }
}

/** On the last axis. */
function dense({ weights, outputShape }: PlanOperation, find: Find): LinearStep {
  const [inputs = 1, units = 1] = weights[0]?.shape ?? [];
  const kernel = find('kernel') ?? new Float32Array(inputs * units);
  const outputs = elementsOf(outputShape);
  return {
    outputs,
    offset: repeated(find('bias'), outputs),
    spread(input, value, slope, into) {
      const from = (input % inputs) * units;
      const to = Math.floor(input / inputs) * units;
      into.addRow(to, kernel, from, units, value, slope);
    },
  };
}

/** At inference: (x − mean) / √(variance + ε) · γ + β by the running figures, an affine map of each number. */
function batchNorm({ params, outputShape }: PlanOperation, find: Find): LinearStep {
  const outputs = elementsOf(outputShape);
  const columns = lastAxis(outputShape);
  const epsilon = Number(params.epsilon);
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(find);
  const factors = Float64Array.from(
    { length: columns },
    (_, column) => (gamma?.[column] ?? 1) / Math.sqrt((variance?.[column] ?? 1) + epsilon),
  );
  const shifts = factors.map((factor, column) => (beta?.[column] ?? 0) - (mean?.[column] ?? 0) * factor);
  return {
    outputs,
    offset: repeated(shifts, outputs),
    spread(input, value, slope, into) {
      const factor = factors[input % columns] ?? 0;
      into.add(input, factor * value, factor * slope);
    },
  };
}

/**
 * Filters `[height, width, channels, filters]` over an image `[height, width, channels]`, row-major; a depthwise one has
 * its filters for each channel alone.
 */
function convolution(
  operation: PlanOperation,
  kernel: Float32Array | null,
  bias: Float32Array | null,
  depthwise: boolean,
): LinearStep {
  const window = windowOf(operation);
  const { channels, outHeight, outWidth, placesOver } = slidingOver(operation, window);
  const outChannels = lastAxis(operation.outputShape);
  const filters = depthwise ? outChannels / channels : outChannels;
  const outputs = outHeight * outWidth * outChannels;
  return {
    outputs,
    offset: repeated(bias, outputs),
    spread(input, value, slope, into) {
      const channel = input % channels;
      placesOver(Math.floor(input / channels), (place, tap) => {
        const from = (tap * channels + channel) * filters;
        const to = place * outChannels + (depthwise ? channel * filters : 0);
        if (kernel) into.addRow(to, kernel, from, filters, value, slope);
      });
    },
  };
}

/** The mean of the pixels under each window; those that padding added are not counted. */
function averagePool(operation: PlanOperation): LinearStep {
  const window = poolWindow(poolParams.parse(operation.params));
  const { height, width, channels, outHeight, outWidth, placesOver } = slidingOver(operation, window);
  const counts = new Uint32Array(outHeight * outWidth);
  for (let pixel = 0; pixel < height * width; pixel++) {
    placesOver(pixel, (place) => {
      counts[place] = (counts[place] ?? 0) + 1;
    });
  }
  return {
    outputs: counts.length * channels,
    offset: null,
    spread(input, value, slope, into) {
      const channel = input % channels;
      placesOver(Math.floor(input / channels), (place) => {
        const share = 1 / (counts[place] ?? 1);
        into.add(place * channels + channel, share * value, share * slope);
      });
    },
  };
}

function globalAveragePool({ inputShapes }: PlanOperation): LinearStep {
  const channels = lastAxis(inputShapes[0] ?? [1]);
  const share = channels / elementsOf(inputShapes[0] ?? [1]);
  return {
    outputs: channels,
    offset: null,
    spread: (input, value, slope, into) => into.add(input % channels, share * value, share * slope),
  };
}

/** Which inputs a max-pool may let through, and for whom. */
export interface PoolWindows {
  /** `[outputs, taps]`, −1 where a window looks at padding. */
  readonly candidates: Int32Array;
  readonly taps: number;
  /** The outputs by input whose windows look at it. */
  readonly readers: readonly (readonly number[])[];
}

/** The windows of a max-pool, for one sample laid out height by width by channels. */
export function poolWindowsOf(operation: PlanOperation): PoolWindows {
  const window = poolWindow(poolParams.parse(operation.params));
  const { height, width, channels, placesOver } = slidingOver(operation, window);
  const taps = window.height * window.width;
  const candidates = new Int32Array(elementsOf(operation.outputShape) * taps).fill(-1);
  const readers = Array.from({ length: height * width * channels }, (): number[] => []);
  for (let pixel = 0; pixel < height * width; pixel++) {
    placesOver(pixel, (place, tap) => {
      for (let channel = 0; channel < channels; channel++) {
        const [output, input] = [place * channels + channel, pixel * channels + channel];
        candidates[output * taps + tap] = input;
        readers[input]?.push(output);
      }
    });
  }
  return { candidates, taps, readers };
}

function windowOf({ params }: PlanOperation): Window {
  const stride = Number(params.stride);
  return {
    height: Number(params.windowHeight),
    width: Number(params.windowWidth),
    strides: [stride, stride],
    padding: params.padding === 'valid' ? 'valid' : 'same',
  };
}

/** Where a window that slides over an image meets its pixels, with TensorFlow's padding. */
function slidingOver({ inputShapes, outputShape }: PlanOperation, window: Window) {
  const [height = 1, width = 1, channels = 1] = inputShapes[0] ?? [];
  const [outHeight = 1, outWidth = 1] = outputShape;
  const [down, across] = window.strides;
  const [above] = paddingOf(height, window.height, down, window.padding);
  const [left] = paddingOf(width, window.width, across, window.padding);
  /** Every output place whose window covers the pixel, and under which tap of the window the pixel lies. */
  const placesOver = (pixel: number, visit: (place: number, tap: number) => void): void => {
    const y = Math.floor(pixel / width) + above;
    const x = (pixel % width) + left;
    for (let tapY = y % down; tapY < window.height; tapY += down) {
      const row = (y - tapY) / down;
      if (row < 0 || row >= outHeight) continue;
      for (let tapX = x % across; tapX < window.width; tapX += across) {
        const column = (x - tapX) / across;
        if (column >= 0 && column < outWidth) visit(row * outWidth + column, tapY * window.width + tapX);
      }
    }
  };
  return { height, width, channels, outHeight, outWidth, placesOver };
}

/** Numbers of the last axis over a whole output. */
function repeated(values: Float32Array | Float64Array | null, outputs: number): Float64Array | null {
  if (values === null || values.length === 0) return null;
  return Float64Array.from({ length: outputs }, (_, index) => values[index % values.length] ?? 0);
}

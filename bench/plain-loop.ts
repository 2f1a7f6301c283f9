import type { Dataset } from '../src-core/datasets/define-dataset';
import type { ModelWeights } from '../src-core/model/weights';
import type { Net } from './nets';
import { product, productTransposedA, productTransposedB } from './plain-products';

/** A dense network in loops over float32 arrays: what one gets from TypeScript without any library. */
export interface PlainLoop {
  /** Trains on the rows `order[from]` … `order[to − 1]`; their mean cross-entropy. */
  step(order: Uint32Array, from: number, to: number): number;
  /** In plan order, like those it was made with. */
  readonly weights: readonly Float32Array[];
}

interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  /** `[inputs, units]` */
  readonly kernel: Parameter;
  /** `[units]` */
  readonly bias: Parameter;
  /** Outputs, after the activation except in the last layer, `[batch, units]`. */
  readonly outputs: Float32Array;
  /** Derivatives of the loss with respect to the pre-activations, `[batch, units]`. */
  readonly errors: Float32Array;
}

interface Parameter {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly squares: Float32Array;
}

/** @param weights kernel and bias of each dense layer in turn */
export function makePlainLoop(net: Net, { info, train }: Dataset, weights: ModelWeights): PlainLoop {
  const layers = net.widths.slice(1).map((units, index): DenseLayer => {
    const parameter = (slot: number): Parameter => makeParameter(weights[2 * index + slot]?.values);
    const size = net.batch * units;
    return {
      inputs: net.widths[index] ?? 0,
      units,
      kernel: parameter(0),
      bias: parameter(1),
      outputs: new Float32Array(size),
      errors: new Float32Array(size),
    };
  });
  const head = layers.at(-1);
  if (!head) throw new Error('A network needs a layer.');
  const parameters = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const width = net.widths[0] ?? 0;
  const features = new Float32Array(net.batch * width);
  const activation = net.activation === 'tanh' ? tanh : relu;
  const update = net.optimizer === 'adam' ? adam : descend;
  let count = 0;

  return {
    weights: parameters.map(({ values }) => values),
    step(order, from, to) {
      const rows = to - from;
      gather(train.features, info.scale, width, order, from, to, features);
      let inputs: Float32Array = features;
      for (const layer of layers) {
        const { kernel, bias, outputs } = layer;
        product(inputs, kernel.values, outputs, bias.values, rows, layer.inputs, layer.units);
        if (layer !== head) activation.apply(outputs, rows * layer.units);
        inputs = outputs;
      }
      const loss = crossEntropy(head, train.labels, order, from, to);
      for (let index = layers.length - 1; index >= 0; index--) {
        const layer = layers[index];
        const below = layers[index - 1];
        if (!layer) continue;
        const { kernel, errors, inputs, units } = layer;
        productTransposedA(below?.outputs ?? features, errors, kernel.gradient, rows, inputs, units);
        biasGradient(layer, rows);
        if (!below) continue;
        productTransposedB(errors, kernel.values, below.errors, rows, inputs, units);
        activation.backward(below.outputs, below.errors, rows * below.units);
      }
      count += 1;
      for (const parameter of parameters) update(parameter, net.learningRate, count);
      return loss;
    },
  };
}

function makeParameter(start: Float32Array | undefined): Parameter {
  const values = Float32Array.from(start ?? []);
  const zeros = (): Float32Array => new Float32Array(values.length);
  return { values, gradient: zeros(), mean: zeros(), squares: zeros() };
}

function gather(
  values: Uint8Array | Float32Array,
  scale: number,
  width: number,
  order: Uint32Array,
  from: number,
  to: number,
  into: Float32Array,
): void {
  for (let row = from; row < to; row++) {
    const source = (order[row] ?? 0) * width;
    const target = (row - from) * width;
    for (let column = 0; column < width; column++) into[target + column] = (values[source + column] ?? 0) * scale;
  }
}

/** Column sums of the errors `[rows, units]`. */
function biasGradient({ units, bias, errors }: DenseLayer, rows: number): void {
  const { gradient } = bias;
  gradient.fill(0);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      gradient[unit] = (gradient[unit] ?? 0) + (errors[row * units + unit] ?? 0);
    }
  }
}

interface Activation {
  apply(values: Float32Array, count: number): void;
  /** From the outputs, in place. */
  backward(outputs: Float32Array, errors: Float32Array, count: number): void;
}

const relu: Activation = {
  apply(values, count) {
    for (let index = 0; index < count; index++) values[index] = Math.max(0, values[index] ?? 0);
  },
  backward(outputs, errors, count) {
    for (let index = 0; index < count; index++) if ((outputs[index] ?? 0) <= 0) errors[index] = 0;
  },
};

const tanh: Activation = {
  apply(values, count) {
    for (let index = 0; index < count; index++) values[index] = Math.tanh(values[index] ?? 0);
  },
  backward(outputs, errors, count) {
    for (let index = 0; index < count; index++) {
      const output = outputs[index] ?? 0;
      errors[index] = (errors[index] ?? 0) * (1 - output * output);
    }
  },
};

/** Mean over the rows; the errors of the head are (softmax − target) / rows. */
function crossEntropy(
  { units, outputs, errors }: DenseLayer,
  labels: Uint8Array | Float32Array,
  order: Uint32Array,
  from: number,
  to: number,
): number {
  const rows = to - from;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * units;
    const label = labels[order[from + row] ?? 0] ?? 0;
    let largest = Number.NEGATIVE_INFINITY;
    for (let unit = 0; unit < units; unit++) largest = Math.max(largest, outputs[start + unit] ?? 0);
    let sum = 0;
    for (let unit = 0; unit < units; unit++) {
      const power = Math.exp((outputs[start + unit] ?? 0) - largest);
      errors[start + unit] = power;
      sum += power;
    }
    total += Math.log(sum) + largest - (outputs[start + label] ?? 0);
    for (let unit = 0; unit < units; unit++) {
      const probability = (errors[start + unit] ?? 0) / sum;
      errors[start + unit] = (probability - (unit === label ? 1 : 0)) / rows;
    }
  }
  return total / rows;
}

function descend({ values, gradient }: Parameter, rate: number): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = (values[index] ?? 0) - rate * (gradient[index] ?? 0);
  }
}

/** Kingma and Ba 2015. */
function adam({ values, gradient, mean, squares }: Parameter, rate: number, count: number): void {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
  const meanFactor = 1 / (1 - beta1 ** count);
  const squaresFactor = 1 / (1 - beta2 ** count);
  for (let index = 0; index < values.length; index++) {
    const slope = gradient[index] ?? 0;
    const first = beta1 * (mean[index] ?? 0) + (1 - beta1) * slope;
    const second = beta2 * (squares[index] ?? 0) + (1 - beta2) * slope * slope;
    mean[index] = first;
    squares[index] = second;
    const change = (rate * first * meanFactor) / (Math.sqrt(second * squaresFactor) + epsilon);
    values[index] = (values[index] ?? 0) - change;
  }
}

import type { ActivationId } from '../../nodes/activation-functions';
import { addTo, at, inputOf, numberParam, type Round, type Rule, type Scene, textParam, weightOf } from './rule';

/** A function of one number. `slope` is that of the negative side, for leaky ReLU and pReLU. */
interface Curve {
  value(x: number, slope: number, round: Round): number;
  /** At a kink the derivative of the left side (4.1.2.1). */
  derivative(x: number, slope: number, round: Round): number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** max(0, x) + α min(0, x). */
const bent: Curve = {
  value: (x, slope) => Math.max(0, x) + slope * Math.min(0, x),
  derivative: (x, slope) => (x > 0 ? 1 : slope),
};

const curves: Readonly<Record<ActivationId, Curve>> = {
  linear: { value: (x) => x, derivative: () => 1 },
  relu: { value: (x) => Math.max(0, x), derivative: (x) => (x > 0 ? 1 : 0) },
  'leaky-relu': bent,
  prelu: bent,
  elu: { value: (x, _, round) => (x > 0 ? x : round(Math.exp(x)) - 1), derivative: (x) => (x > 0 ? 1 : Math.exp(x)) },
  gelu: {
    value: (x, _, round) => x * normalCumulative(x, round),
    derivative: (x, _, round) => normalCumulative(x, round) + (x * Math.exp(-(x ** 2) / 2)) / Math.sqrt(2 * Math.PI),
  },
  swish: { value: (x) => x * sigmoid(x), derivative: (x) => sigmoid(x) + x * sigmoid(x) * sigmoid(-x) },
  softplus: { value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), derivative: (x) => sigmoid(x) },
  sigmoid: { value: sigmoid, derivative: (x, _, round) => sigmoid(x) * (1 - round(sigmoid(x))) },
  tanh: { value: Math.tanh, derivative: (x, _, round) => 1 - round(Math.tanh(x)) ** 2 },
};

/** y = f(x), number by number. The α of pReLU is a weight: of one number, or of one for each number of a sample. */
export const activationRule: Rule = {
  forward(scene) {
    const curve = curveOf(scene);
    const slope = slopesOf(scene);
    return inputOf(scene).map((x, index) => curve.value(x, slope(index), scene.round));
  },

  backward(scene, gradient) {
    const curve = curveOf(scene);
    const slope = slopesOf(scene);
    const input = inputOf(scene);
    const byInput = input.map((x, index) => at(gradient, index) * curve.derivative(x, slope(index), scene.round));
    if (!isPrelu(scene)) return { inputs: [byInput], weights: [] };
    const byAlpha = new Float64Array(weightOf(scene, 0).length);
    input.forEach((x, index) => {
      addTo(byAlpha, index % byAlpha.length, at(gradient, index) * Math.min(0, x));
    });
    return { inputs: [byInput], weights: [byAlpha] };
  },
};

function isPrelu({ operation }: Scene): boolean {
  return textParam(operation, 'function') === 'prelu';
}

function curveOf({ operation }: Scene): Curve {
  const id = textParam(operation, 'function');
  const found = Object.entries(curves).find(([name]) => name === id);
  if (!found) throw new Error(`There is no activation "${id}".`);
  return found[1];
}

/** The slope below zero that holds for each number of a minibatch. */
function slopesOf(scene: Scene): (index: number) => number {
  if (!isPrelu(scene)) {
    const slope = numberParam(scene.operation, 'slope');
    return () => slope;
  }
  const alpha = weightOf(scene, 0);
  return (index) => at(alpha, index % alpha.length);
}

/**
 * P(Z ≤ x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …) (Abramowitz and Stegun 26.2.11). All terms have one sign, so
 * that nothing cancels in the sum.
 */
function normalCumulative(x: number, round: Round): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  let term = x;
  let sum = 0;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= x ** 2 / odd;
  }
  return 0.5 + round((sum * Math.exp(-(x ** 2) / 2)) / Math.sqrt(2 * Math.PI));
}

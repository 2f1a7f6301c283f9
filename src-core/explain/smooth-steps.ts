import type { ModelWeights } from '../model/weights';
import { lastAxis } from '../nodes/shape-rules';
import type { PlanOperation } from '../plan/plan';
import type { Dual } from './along';

/** What neither weighs its inputs nor works number by number, with its derivative along the way. */
export type SmoothStep = (inputs: readonly Dual[]) => Dual;

/** `null` for operations of another kind. */
export function smoothStepOf(operation: PlanOperation, weights: ModelWeights): SmoothStep | null {
  switch (operation.type) {
    case 'multiply':
      return product;
    case 'layer-norm':
      return layerNorm(operation, weights);
    case 'softmax':
      return ([input]) => rowWise(input, lastAxis(operation.outputShape), softmaxRow);
    default:
      return null;
  }
}

/** (xy)′ = x′y + xy′, for as many factors as there are. */
function product(inputs: readonly Dual[]): Dual {
  return inputs.reduce((one, other) => ({
    value: one.value.map((value, index) => value * (other.value[index] ?? 0)),
    slope: one.slope.map(
      (slope, index) => slope * (other.value[index] ?? 0) + (one.value[index] ?? 0) * (other.slope[index] ?? 0),
    ),
  }));
}

type Row = (value: Float64Array, slope: Float64Array, into: Dual, at: number) => void;

/** Applies a function of whole rows to every row of the last axis. */
function rowWise(input: Dual | undefined, width: number, row: Row): Dual {
  const { value, slope } = input ?? { value: new Float64Array(0), slope: new Float64Array(0) };
  const into = { value: new Float64Array(value.length), slope: new Float64Array(value.length) };
  for (let at = 0; at < value.length; at += width) {
    row(value.subarray(at, at + width), slope.subarray(at, at + width), into, at);
  }
  return into;
}

/** y = γ(x − μ)/s + β with s = √(σ² + ε); s′ = Σ(x − μ)x′ / ns, and μ′ is the mean of x′. */
function layerNorm({ node, params, outputShape }: PlanOperation, weights: ModelWeights): SmoothStep {
  const find = (wanted: string) => weights.find((weight) => weight.node === node && weight.name === wanted)?.values;
  const [gamma, beta] = [find('gamma'), find('beta')];
  const epsilon = Number(params.epsilon);
  const row: Row = (value, slope, into, at) => {
    const mean = meanOf(value);
    const drift = meanOf(slope);
    const deviation = Math.sqrt(meanOf(value.map((x) => (x - mean) ** 2)) + epsilon);
    const stretch = meanOf(value.map((x, index) => (x - mean) * (slope[index] ?? 0))) / deviation;
    for (let index = 0; index < value.length; index++) {
      const centred = ((value[index] ?? 0) - mean) / deviation;
      const factor = gamma?.[index] ?? 1;
      into.value[at + index] = factor * centred + (beta?.[index] ?? 0);
      into.slope[at + index] = (factor * ((slope[index] ?? 0) - drift - centred * stretch)) / deviation;
    }
  };
  return ([input]) => rowWise(input, lastAxis(outputShape), row);
}

/** p′ = p(z′ − Σ p z′). */
const softmaxRow: Row = (value, slope, into, at) => {
  const most = Math.max(...value);
  const powers = value.map((z) => Math.exp(z - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  const drift = powers.reduce((total, power, index) => total + (power / sum) * (slope[index] ?? 0), 0);
  for (let index = 0; index < value.length; index++) {
    const share = (powers[index] ?? 0) / sum;
    into.value[at + index] = share;
    into.slope[at + index] = share * ((slope[index] ?? 0) - drift);
  }
};

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

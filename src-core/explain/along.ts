import type { ModelWeights } from '../model/weights';
import { type ActivationFunction, findActivationFunction } from '../nodes/activation-functions';
import { elementsOf, lastAxis } from '../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';

/** What a node gives for one sample, and how fast that changes as the sample moves: both `[units]`, float64. */
export interface Dual {
  readonly value: Float64Array;
  readonly slope: Float64Array;
}

/** An activation node with its function and its slopes below zero. */
export interface ActivationSite {
  readonly operation: number;
  readonly activation: ActivationFunction;
  readonly units: number;
  /** Slope below zero of a unit, where the function has one; 0 for ReLU. */
  readonly slopeOf: (unit: number) => number;
}

/** What an activation does to one unit: `[value, slope]` out of value and slope. */
export type Bend = (site: ActivationSite, unit: number, value: number, slope: number) => readonly [number, number];

/** A network at inference in float64, run on one sample that moves in one direction. */
export interface MovingNetwork {
  readonly plan: TrainPlan;
  /** In the order of computation. */
  readonly sites: readonly ActivationSite[];
  /**
   * Values and directional derivatives of every operation up to the logits, exact but for rounding. With `before`, what
   * no activation comes before is taken from there: on one line it does not change.
   */
  run(sample: ArrayLike<number>, direction: ArrayLike<number>, bend?: Bend, before?: readonly Dual[]): readonly Dual[];
}

/** A function itself, with its derivative: at a kink that of the left side, as the chapter has it. */
export const smoothBend: Bend = ({ activation, slopeOf }, unit, value, slope) => {
  const below = slopeOf(unit);
  return [activation.value(value, below), activation.derivative(value, below) * slope];
};

type Step = (inputs: readonly Dual[], bend: Bend) => Dual;

/** Fails with a sentence for nodes that are not reckoned here: images are convolved and pooled by TensorFlow.js alone. */
export function movingNetwork(plan: TrainPlan, weights: ModelWeights): Result<MovingNetwork, string> {
  const last = plan.logits;
  const steps: Step[] = [];
  const sites: ActivationSite[] = [];
  const fixed: boolean[] = [];
  for (const [index, operation] of plan.operations.slice(0, last + 1).entries()) {
    const step = index === 0 ? null : stepOf(operation, index, weights, sites);
    if (step === undefined) {
      return fail(`**${operation.title}** is not reckoned here: only dense networks are, without convolutions.`);
    }
    steps.push(step ?? ((inputs) => inputs[0] ?? nothing));
    fixed.push(index === 0 || (operation.type !== 'activation' && operation.inputs.every((input) => fixed[input])));
  }
  return ok({
    plan,
    sites,
    run(sample, direction, bend = smoothBend, before) {
      const results: Dual[] = [{ value: Float64Array.from(sample), slope: Float64Array.from(direction) }];
      for (let index = 1; index <= last; index++) {
        const known = fixed[index] ? before?.[index] : undefined;
        const inputs = plan.operations[index]?.inputs.map((input) => results[input] ?? nothing) ?? [];
        results.push(known ?? steps[index]?.(inputs, bend) ?? nothing);
      }
      return results;
    },
  });
}

const nothing: Dual = { value: new Float64Array(0), slope: new Float64Array(0) };

/** `undefined` for what is not reckoned here. */
function stepOf(
  operation: PlanOperation,
  index: number,
  weights: ModelWeights,
  sites: ActivationSite[],
): Step | undefined {
  const find = (name: string): Float32Array | null =>
    weights.find((weight) => weight.node === operation.node && weight.name === name)?.values ?? null;
  switch (operation.type) {
    case 'flatten':
    case 'reshape':
    case 'dropout':
      return ([input = nothing]) => input;
    case 'dense':
      return denseStep(operation, find);
    case 'activation': {
      const site = siteOf(operation, index, find('alpha'));
      if (site === null) return undefined;
      sites.push(site);
      return ([input = nothing], bend) => bent(site, input, bend);
    }
    case 'batch-norm':
      return batchNormStep(operation, find);
    case 'add':
      return (inputs) => inputs.reduce(added);
    case 'concatenate':
      return elementsOf(operation.outputShape) === lastAxis(operation.outputShape) ? concatenated : undefined;
    default:
      return undefined;
  }
}

function siteOf(operation: PlanOperation, index: number, alpha: Float32Array | null): ActivationSite | null {
  const activation = findActivationFunction(String(operation.params.function));
  if (activation === null) return null;
  const fixed = Number(operation.params.slope);
  const slopeOf = (unit: number): number => {
    if (alpha !== null && alpha.length > 0) return alpha[alpha.length === 1 ? 0 : unit] ?? 0;
    return activation.id === 'leaky-relu' ? fixed : 0;
  };
  return { operation: index, activation, units: elementsOf(operation.outputShape), slopeOf };
}

function bent(site: ActivationSite, { value, slope }: Dual, bend: Bend): Dual {
  const result = { value: new Float64Array(value.length), slope: new Float64Array(value.length) };
  for (let unit = 0; unit < value.length; unit++) {
    const [y, dy] = bend(site, unit, value[unit] ?? 0, slope[unit] ?? 0);
    result.value[unit] = y;
    result.slope[unit] = dy;
  }
  return result;
}

/** y = xW + b of a row, on the last axis. */
function denseStep({ weights }: PlanOperation, find: (name: string) => Float32Array | null): Step {
  const [inputs = 0, outputs = 0] = weights[0]?.shape ?? [];
  const kernel = find('kernel') ?? new Float32Array(0);
  const bias = find('bias');
  const product = (x: Float64Array, offset: Float32Array | null): Float64Array => {
    const rows = inputs === 0 ? 0 : x.length / inputs;
    const y = new Float64Array(rows * outputs);
    for (let row = 0; row < rows; row++) {
      if (offset) y.set(offset, row * outputs);
      for (let input = 0; input < inputs; input++) {
        const factor = x[row * inputs + input] ?? 0;
        if (factor === 0) continue;
        const start = input * outputs;
        for (let unit = 0; unit < outputs; unit++) {
          const at = row * outputs + unit;
          y[at] = (y[at] ?? 0) + factor * (kernel[start + unit] ?? 0);
        }
      }
    }
    return y;
  };
  return ([input = nothing]) => ({ value: product(input.value, bias), slope: product(input.slope, null) });
}

/** At inference: (x − mean) / √(variance + ε) · γ + β by the running figures, an affine map of each number. */
function batchNormStep({ params }: PlanOperation, find: (name: string) => Float32Array | null): Step {
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(find);
  const columns = gamma?.length ?? 1;
  const epsilon = Number(params.epsilon);
  const factor = Float64Array.from(
    { length: columns },
    (_, column) => (gamma?.[column] ?? 1) / Math.sqrt((variance?.[column] ?? 1) + epsilon),
  );
  return ([input = nothing]) => ({
    value: input.value.map((value, index) => {
      const column = index % columns;
      return (value - (mean?.[column] ?? 0)) * (factor[column] ?? 1) + (beta?.[column] ?? 0);
    }),
    slope: input.slope.map((slope, index) => slope * (factor[index % columns] ?? 1)),
  });
}

const added = (one: Dual, other: Dual): Dual => ({
  value: one.value.map((value, index) => value + (other.value[index] ?? 0)),
  slope: one.slope.map((slope, index) => slope + (other.slope[index] ?? 0)),
});

const concatenated: Step = (inputs) => ({
  value: Float64Array.from(inputs.flatMap(({ value }) => [...value])),
  slope: Float64Array.from(inputs.flatMap(({ slope }) => [...slope])),
});

import type { ModelWeights } from '../model/weights';
import { type ActivationFunction, findActivationFunction } from '../nodes/activation-functions';
import { elementsOf, lastAxis } from '../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import { boldText } from '../rich-text';
import { type LinearStep, linearStepOf, type PoolWindows, poolWindowsOf, type Sink } from './linear-steps';
import { type SmoothStep, smoothStepOf } from './smooth-steps';

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

/** A max-pool: of each output's candidates among the inputs it lets one through. */
export interface PoolSite extends PoolWindows {
  readonly operation: number;
  readonly outputs: number;
}

/** What an activation does to one unit: `[value, slope]` out of value and slope. */
export type Bend = (site: ActivationSite, unit: number, value: number, slope: number) => readonly [number, number];
/** Which of its inputs a max-pool lets through. */
export type Choose = (site: PoolSite, output: number, input: Dual) => number;

export interface Rules {
  readonly bend: Bend;
  readonly choose: Choose;
}

/** How one operation makes its output of its inputs. */
export type Step =
  | { readonly kind: 'weighs'; readonly linear: LinearStep }
  /** Passes its inputs on; `place` says where a number of one of them goes. Numbers that meet are added. */
  | { readonly kind: 'passes'; readonly outputs: number; readonly place: (input: number, index: number) => number }
  | { readonly kind: 'bends'; readonly site: ActivationSite }
  | { readonly kind: 'chooses'; readonly site: PoolSite }
  | { readonly kind: 'smooth'; readonly run: SmoothStep };

/** A network at inference in float64, run on one sample that moves in one direction. */
export interface MovingNetwork {
  readonly plan: TrainPlan;
  /** In the order of computation; none for the input. */
  readonly steps: readonly (Step | null)[];
  readonly sites: readonly ActivationSite[];
  readonly pools: readonly PoolSite[];
  /** No function that bends comes before it, nor is it one: on one line its value and slope are the same everywhere. */
  readonly fixed: readonly boolean[];
  /** Its functions and pools are made of straight pieces, and so is it. */
  readonly piecewiseLinear: boolean;
  /**
   * Values and directional derivatives of every operation up to the logits, exact but for rounding.
   * @param known outputs of operations that need not be computed
   */
  run(
    sample: ArrayLike<number>,
    direction: ArrayLike<number>,
    rules?: Rules,
    known?: readonly (Dual | undefined)[],
  ): readonly Dual[];
}

/** A function itself, with its derivative: at a kink that of the left side, as the chapter has it. */
const smoothBend: Bend = ({ activation, slopeOf }, unit, value, slope) => {
  const below = slopeOf(unit);
  return [activation.value(value, below), activation.derivative(value, below) * slope];
};

/** The first of the largest. */
export const largest: Choose = ({ candidates, taps }, output, { value }) => {
  let best = -1;
  for (let tap = 0; tap < taps; tap++) {
    const input = candidates[output * taps + tap] ?? -1;
    if (input >= 0 && (best < 0 || (value[input] ?? 0) > (value[best] ?? 0))) best = input;
  }
  return best;
};

const itself: Rules = { bend: smoothBend, choose: largest };

/** Fails with a sentence for nodes that are not reckoned here. */
export function movingNetwork(plan: TrainPlan, weights: ModelWeights): Result<MovingNetwork, string> {
  const steps: (Step | null)[] = [];
  const fixed: boolean[] = [];
  for (const [index, operation] of plan.operations.slice(0, plan.logits + 1).entries()) {
    const step = index === 0 ? null : stepOf(operation, index, weights);
    if (step === undefined) return fail(`${boldText(operation.title)} is not reckoned here.`);
    steps.push(step);
    const straight = step === null || step.kind === 'weighs' || step.kind === 'passes';
    fixed.push(straight && operation.inputs.every((input) => fixed[input]));
  }
  const sites = steps.flatMap((step) => (step?.kind === 'bends' ? [step.site] : []));
  return ok({
    plan,
    steps,
    sites,
    pools: steps.flatMap((step) => (step?.kind === 'chooses' ? [step.site] : [])),
    fixed,
    piecewiseLinear:
      sites.every(({ activation }) => activation.piecewiseLinear || activation.id === 'linear') &&
      steps.every((step) => step?.kind !== 'smooth'),
    run(sample, direction, rules = itself, known = []) {
      const results: Dual[] = [{ value: Float64Array.from(sample), slope: Float64Array.from(direction) }];
      for (let index = 1; index <= plan.logits; index++) {
        const inputs = plan.operations[index]?.inputs.map((input) => results[input] ?? nothing) ?? [];
        const step = steps[index];
        results.push(known[index] ?? (step ? applied(step, inputs, rules) : nothing));
      }
      return results;
    },
  });
}

const nothing: Dual = { value: new Float64Array(0), slope: new Float64Array(0) };

/** How an operation makes its output; `undefined` for what is not reckoned here. */
export function stepOf(operation: PlanOperation, index: number, weights: ModelWeights): Step | undefined {
  const linear = linearStepOf(operation, weights);
  if (linear) return { kind: 'weighs', linear };
  const run = smoothStepOf(operation, weights);
  if (run) return { kind: 'smooth', run };
  const outputs = elementsOf(operation.outputShape);
  switch (operation.type) {
    case 'flatten':
    case 'reshape':
    case 'dropout':
    case 'add':
      return { kind: 'passes', outputs, place: (_, at) => at };
    case 'concatenate':
      return { kind: 'passes', outputs, place: sideBySide(operation) };
    case 'max-pool':
      return { kind: 'chooses', site: { operation: index, outputs, ...poolWindowsOf(operation) } };
    case 'activation': {
      const alpha = weights.find(({ node, name }) => node === operation.node && name === 'alpha')?.values ?? null;
      const site = siteOf(operation, index, alpha);
      return site === null ? undefined : { kind: 'bends', site };
    }
    default:
      return undefined;
  }
}

/** Along the last axis: each row of an input goes behind the same row of the inputs before it. */
function sideBySide({ inputShapes, outputShape }: PlanOperation): (input: number, index: number) => number {
  const widths = inputShapes.map(lastAxis);
  const starts = widths.map((_, input) => widths.slice(0, input).reduce((sum, width) => sum + width, 0));
  const whole = lastAxis(outputShape);
  return (input, index) => {
    const width = widths[input] ?? 1;
    return Math.floor(index / width) * whole + (starts[input] ?? 0) + (index % width);
  };
}

function siteOf(operation: PlanOperation, index: number, alpha: Float32Array | null): ActivationSite | null {
  const activation = findActivationFunction(String(operation.params.function));
  if (activation === null) return null;
  const fixed = Number(operation.params.slope);
  const slopeOf = (unit: number): number => {
    if (alpha !== null && alpha.length > 0) return alpha[unit % alpha.length] ?? 0;
    return activation.id === 'leaky-relu' ? fixed : 0;
  };
  return { operation: index, activation, units: elementsOf(operation.outputShape), slopeOf };
}

function applied(step: Step, inputs: readonly Dual[], { bend, choose }: Rules): Dual {
  const [input = nothing] = inputs;
  switch (step.kind) {
    case 'weighs':
      return weighed(step.linear, input);
    case 'passes':
      return passed(step, inputs);
    case 'smooth':
      return step.run(inputs);
    case 'bends': {
      const result = empty(input.value.length);
      for (let unit = 0; unit < input.value.length; unit++) {
        const [y, dy] = bend(step.site, unit, input.value[unit] ?? 0, input.slope[unit] ?? 0);
        result.value[unit] = y;
        result.slope[unit] = dy;
      }
      return result;
    }
    case 'chooses': {
      const result = empty(step.site.outputs);
      for (let output = 0; output < step.site.outputs; output++) {
        const chosen = choose(step.site, output, input);
        result.value[output] = input.value[chosen] ?? 0;
        result.slope[output] = input.slope[chosen] ?? 0;
      }
      return result;
    }
  }
}

function empty(units: number): Dual {
  return { value: new Float64Array(units), slope: new Float64Array(units) };
}

function weighed({ outputs, offset, spread }: LinearStep, { value, slope }: Dual): Dual {
  const result = empty(outputs);
  if (offset) result.value.set(offset);
  const into: Sink = {
    add(output, more, steeper) {
      result.value[output] = (result.value[output] ?? 0) + more;
      result.slope[output] = (result.slope[output] ?? 0) + steeper;
    },
    addRow(output, weights, from, length, more, steeper) {
      addWeighed(result.value, output, weights, from, length, more);
      if (steeper !== 0) addWeighed(result.slope, output, weights, from, length, steeper);
    },
  };
  for (let input = 0; input < value.length; input++) {
    const [amount, change] = [value[input] ?? 0, slope[input] ?? 0];
    // Most pixels of an image, and half of what leaves a ReLU, are 0.
    if (amount !== 0 || change !== 0) spread(input, amount, change, into);
  }
  return result;
}

/** Adds a row of weights, times a factor, to outputs that lie side by side. */
export function addWeighed(
  into: Float64Array,
  output: number,
  weights: Float32Array,
  from: number,
  length: number,
  factor: number,
): void {
  for (let index = 0; index < length; index++) {
    into[output + index] = (into[output + index] ?? 0) + factor * (weights[from + index] ?? 0);
  }
}

function passed({ outputs, place }: Extract<Step, { kind: 'passes' }>, inputs: readonly Dual[]): Dual {
  const result = empty(outputs);
  inputs.forEach(({ value, slope }, input) => {
    for (let index = 0; index < value.length; index++) {
      const at = place(input, index);
      result.value[at] = (result.value[at] ?? 0) + (value[index] ?? 0);
      result.slope[at] = (result.slope[at] ?? 0) + (slope[index] ?? 0);
    }
  });
  return result;
}

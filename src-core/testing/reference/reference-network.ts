import type { PlanOperation, TrainPlan } from '../../plan/plan';
import type { Random } from '../../random';
import { activationRule } from './activation-rule';
import { denseRule } from './dense-rule';
import { dropoutRule } from './dropout-rule';
import { batchNormRule, layerNormRule } from './normalisation-rules';
import { addTo, type Round, type Rule, type Scene } from './rule';
import { softmaxRule } from './softmax-rule';
import { averagePoolRule, conv2dRule, maxPoolRule } from './window-rules';
import { addRule, concatenateRule, flattenRule } from './wiring-rules';

/** Of every operation of a plan its weights, in the order of the plan: row-major, in double precision. */
export type ReferenceWeights = readonly (readonly Float64Array[])[];

/** Of every operation the derivatives by its weights; `null` for weights that do not learn. */
export type ReferenceGradients = readonly (readonly (Float64Array | null)[])[];

/** How a minibatch is run: `random` is the stream of this step for the masks of dropout, `null` at inference. */
export interface Mode {
  readonly random: Random | null;
  /** Of every number that an operation gives, forward and backward. */
  readonly round: Round;
}

/** By the type of the operation. The input computes nothing. */
export const rules: Readonly<Record<string, Rule>> = {
  dense: denseRule,
  activation: activationRule,
  softmax: softmaxRule,
  dropout: dropoutRule,
  flatten: flattenRule,
  reshape: flattenRule,
  'batch-norm': batchNormRule,
  'layer-norm': layerNormRule,
  add: addRule,
  concatenate: concatenateRule,
  conv2d: conv2dRule,
  'max-pool': maxPoolRule,
  'average-pool': averagePoolRule,
  'global-average-pool': averagePoolRule,
};

function ruleOf({ type }: PlanOperation): Rule {
  const rule = rules[type];
  if (!rule) throw new Error(`The reference does not know operations of type "${type}".`);
  return rule;
}

/** Outputs of all operations, `[rows, …outputShape]` each; the first are the features. */
export function runForward(
  plan: TrainPlan,
  weights: ReferenceWeights,
  features: Float64Array,
  mode: Mode,
): readonly Float64Array[] {
  const outputs: Float64Array[] = [];
  plan.operations.forEach((operation, index) => {
    const output =
      index === 0 ? features.slice() : ruleOf(operation).forward(sceneOf(plan, index, weights, outputs, mode));
    outputs.push(output.map(mode.round));
  });
  return outputs;
}

/**
 * The chain rule from the last operation to the first. An output that feeds several operations gets the sum of what
 * comes back from them.
 * @param last index of the operation whose output the loss takes
 * @param gradient derivative of the loss by that output
 */
export function runBackward(
  plan: TrainPlan,
  weights: ReferenceWeights,
  outputs: readonly Float64Array[],
  last: number,
  gradient: Float64Array,
  mode: Mode,
): ReferenceGradients {
  const byOutput = outputs.map((output) => new Float64Array(output.length));
  byOutput[last] = gradient.slice();
  const byWeight: (readonly (Float64Array | null)[])[] = plan.operations.map(() => []);
  for (let index = plan.operations.length - 1; index >= 1; index--) {
    const operation = plan.operations[index];
    const arriving = byOutput[index];
    if (!operation || !arriving) throw new Error(`The plan has no operation ${index}.`);
    const found = ruleOf(operation).backward(sceneOf(plan, index, weights, outputs, mode), arriving.map(mode.round));
    byWeight[index] = found.weights.map((one) => one?.map(mode.round) ?? null);
    operation.inputs.forEach((input, slot) => {
      const sum = byOutput[input];
      found.inputs[slot]?.forEach((value, place) => {
        if (sum) addTo(sum, place, value);
      });
    });
  }
  return byWeight;
}

/** The weights after a step as far as they follow the data: running means and variances. `null` for the others. */
export function runningWeights(
  plan: TrainPlan,
  weights: ReferenceWeights,
  outputs: readonly Float64Array[],
  mode: Mode,
): ReferenceGradients {
  return plan.operations.map((operation, index) =>
    index === 0 ? [] : (ruleOf(operation).follow?.(sceneOf(plan, index, weights, outputs, mode)) ?? []),
  );
}

function sceneOf(
  plan: TrainPlan,
  index: number,
  weights: ReferenceWeights,
  outputs: readonly Float64Array[],
  { random, round }: Mode,
): Scene {
  const operation = plan.operations[index];
  if (!operation) throw new Error(`The plan has no operation ${index}.`);
  const inputs = operation.inputs.map((input) => {
    const output = outputs[input];
    if (!output) throw new Error(`${operation.name} reads from an operation that comes later.`);
    return output;
  });
  const elements = plan.operations[0]?.outputShape.reduce((product, length) => product * length, 1) ?? Number.NaN;
  return {
    operation,
    rows: (outputs[0]?.length ?? 0) / elements,
    inputs,
    weights: weights[index] ?? [],
    random: random && (() => random.fork(operation.name)),
    round,
  };
}

import { clipGradients } from '../model/clip-gradients';
import { findLoss, predictedClass, type Targets, takesLogits } from '../model/losses';
import type { Optimizer } from '../model/optimizers';
import type { WeightSpec } from '../nodes/define-node';
import { elementsOf } from '../nodes/shape-rules';
import type { Random } from '../random';
import type { Scalar, Tensor, Variable } from '../tfjs';
import { type Network, type Outputs, outputAt, runFixedPart, runForward } from './network';
import { hasPenalty, penaltyOf, withPenalty } from './weight-penalty';

export interface StepResult {
  /** Mean over the minibatch, with the penalties of the weights. Not finite: nothing was updated. */
  readonly loss: number;
  /** Right answers among the rows. */
  readonly right: number;
  /** Of every operation the L2 norm of its gradient, when asked for; `null` without weights. */
  readonly gradients: readonly (number | null)[] | null;
}

export interface Trainable {
  readonly operation: number;
  readonly spec: WeightSpec;
  readonly variable: Variable;
}

/** One minibatch: forward, loss, backward, update. Leaves no tensor behind. */
export type TrainStep = (
  makeFeatures: () => Tensor,
  targets: Targets,
  random: Random,
  measureGradients: boolean,
) => StepResult;

/** Index of the operation whose output the loss takes, and where one unit parts two classes. */
export function lossTarget(network: Network): {
  readonly at: number;
  readonly threshold: number;
  readonly units: number;
} {
  const { plan } = network;
  const logits = takesLogits(plan.loss);
  const at = logits ? plan.logits : plan.output;
  const units = elementsOf(plan.operations[at]?.outputShape ?? []);
  return { at, threshold: logits ? 0 : 0.5, units };
}

/** @param optimizer what moves the weights; one that does nothing leaves the gradients to look at */
export function makeTrainStep(
  network: Network,
  optimizer: Pick<Optimizer, 'learningRate' | 'update' | 'reset'>,
): TrainStep {
  const { tfjs } = network;
  const trainables = trainablesOf(network);
  const variables = trainables.map(({ variable }) => variable);
  const followers = followersOf(network);
  const penalised = trainables.some(({ spec }) => hasPenalty(spec));
  const { at, threshold, units } = lossTarget(network);
  const loss = findLoss(network.plan.loss);

  return (makeFeatures, targets, random, measureGradients) => {
    let mean = 0;
    let right = 0;
    let norms: readonly (number | null)[] | null = null;

    /** The loss as an operation of tfjs with its own derivative, so that only the network itself is on the tape. */
    const lossOf = tfjs.customGrad((output) => {
      const values = readFloats(output as Tensor);
      const rows = values.length / units;
      const gradient = new Float32Array(values.length);
      mean = loss(values, targets, rows, units, gradient);
      if (targets.kind === 'class') right = countRight(values, targets, rows, units, threshold);
      const shape = (output as Tensor).shape;
      // The loss is the end of the tape: the gradient that arrives here is 1.
      return { value: tfjs.scalar(mean), gradFunc: () => tfjs.tensor(gradient, shape, 'float32') };
    });
    const forward = (): Scalar => lossOf(outputAt(runForward(network, fixed, at, { training: random }), at));

    let fixed: Outputs = [];
    // Nothing is returned from tidy: it would search what it is given for tensors, number by number.
    tfjs.tidy(() => {
      // A copy shares its numbers with the variable until that is assigned to.
      const before = followers.map((variable) => variable.clone());
      fixed = runFixedPart(network, makeFeatures(), at, { training: random });
      if (variables.length === 0) {
        forward();
        return;
      }
      const { grads } = tfjs.variableGrads(forward, variables);
      const found = variables.map((variable) => grads[variable.name] ?? null);
      const gradients = penalised ? withPenalty(tfjs, trainables, found) : found;
      if (penalised) mean += penaltyOf(tfjs, trainables);
      if (measureGradients) norms = gradientNorms(network, trainables, gradients);
      if (Number.isFinite(mean)) optimizer.update(variables, clipGradients(tfjs, network.plan.training, gradients));
      else restoreAll(followers, before);
    });
    return { loss: mean, right, gradients: norms };
  };
}

/** The weights that learn, in order of flow: the order of the gradients that an optimizer gets. */
export function trainablesOf(network: Network): readonly Trainable[] {
  return network.nodes.flatMap(({ operation, variables }, index) =>
    operation.weights.flatMap((spec, slot) => {
      const variable = variables[slot];
      return spec.trainable && variable ? [{ operation: index, spec, variable }] : [];
    }),
  );
}

/** Variables that a forward pass in training moves by itself: running means and variances. */
function followersOf({ nodes }: Network): readonly Variable[] {
  return nodes.flatMap(({ operation, variables }) =>
    operation.weights.flatMap(({ trainable }, slot) => {
      const variable = variables[slot];
      return trainable || !variable ? [] : [variable];
    }),
  );
}

function restoreAll(variables: readonly Variable[], before: readonly Tensor[]): void {
  variables.forEach((variable, index) => {
    const values = before[index];
    if (values) variable.assign(values);
  });
}

/** The tensor's numbers, row-major, read at once. Throws unless it is float32. */
export function readFloats(tensor: Tensor): Float32Array {
  const values = tensor.dataSync();
  if (values instanceof Float32Array) return values;
  throw new Error(`Expected float32 numbers, got ${tensor.dtype}.`);
}

function countRight(outputs: Float32Array, targets: Targets, rows: number, units: number, threshold: number): number {
  let right = 0;
  for (let row = 0; row < rows; row++) {
    if (predictedClass(outputs, row, units, threshold) === targets.labels[row]) right += 1;
  }
  return right;
}

function gradientNorms(
  network: Network,
  trainables: readonly Trainable[],
  gradients: readonly (Tensor | null)[],
): readonly (number | null)[] {
  const squares = new Map<number, number>();
  trainables.forEach(({ operation }, index) => {
    const gradient = gradients[index];
    if (!gradient) return;
    squares.set(operation, (squares.get(operation) ?? 0) + sumOfSquares(readFloats(gradient)));
  });
  return network.nodes.map((_, index) => {
    const sum = squares.get(index);
    return sum === undefined ? null : Math.sqrt(sum);
  });
}

function sumOfSquares(values: Float32Array): number {
  let sum = 0;
  // By index: with an iterator this took a third of the time of a minibatch.
  for (let index = 0; index < values.length; index++) sum += (values[index] ?? 0) ** 2;
  return sum;
}

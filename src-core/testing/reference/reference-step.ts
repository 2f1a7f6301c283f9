import { initialWeights } from '../../model/initial-weights';
import type { ModelWeights } from '../../model/weights';
import type { TrainPlan } from '../../plan/plan';
import { makeRandom, type Random } from '../../random';
import { predictedClasses, type ReferenceTargets, referenceLoss, takesLogits } from './reference-losses';
import {
  type Mode,
  type ReferenceGradients,
  type ReferenceWeights,
  runBackward,
  runForward,
  runningWeights,
} from './reference-network';
import { makeReferenceOptimizer } from './reference-optimizers';
import { at, type Round } from './rule';

/** What one minibatch came to, before the weights moved. */
export interface ReferenceResult {
  /** Mean over the minibatch, with the penalties of the weights. */
  readonly loss: number;
  /** Right answers among the rows; 0 for regression. */
  readonly right: number;
  /** Derivatives of `loss` by every weight that learns. */
  readonly gradients: ReferenceGradients;
  /** Outputs of all operations in training mode, `[rows, …outputShape]`. */
  readonly outputs: readonly Float64Array[];
}

/** What the rows of a split come to in inference mode. */
export interface ReferenceEvaluation {
  /** Sum over the rows, without penalties. */
  readonly loss: number;
  /** The answer of each row. */
  readonly classes: readonly number[];
  readonly outputs: readonly Float64Array[];
}

/** The training step in double precision, slow and plain: what every engine is held against. */
export interface ReferenceStep {
  learningRate: number;
  /** As they stand; a test may change them between steps. */
  readonly weights: ReferenceWeights;
  /**
   * Forward, loss and backward without moving anything.
   * @param features `[rows, …shape]`, scaled
   * @param stepNumber steps done since the run began: names the stream of the dropout masks
   */
  differentiate(features: Float64Array, targets: ReferenceTargets, stepNumber: number): ReferenceResult;
  /** The `loss` of `differentiate` by itself. */
  lossOf(features: Float64Array, targets: ReferenceTargets, stepNumber: number): number;
  /** One minibatch, which moves the weights. A loss that is not finite moves nothing. */
  step(features: Float64Array, targets: ReferenceTargets, stepNumber: number): ReferenceResult;
  evaluate(features: Float64Array, targets: ReferenceTargets): ReferenceEvaluation;
  /** The head's output in inference mode, `[rows, …outputShape]`. */
  predict(features: Float64Array): Float64Array;
}

/** @param round what becomes of every number that is worked out, to see what rounding can do; by default nothing */
export function makeReferenceStep(
  plan: TrainPlan,
  start: ModelWeights = initialWeights(plan),
  round: Round = (value) => value,
): ReferenceStep {
  const weights = byOperation(plan, start);
  const optimizer = makeReferenceOptimizer(plan.training);
  const dropout = makeRandom(plan.seed).fork('dropout');
  const target = takesLogits(plan.loss) ? plan.logits : plan.output;
  const units = plan.operations[target]?.outputShape.reduce((product, length) => product * length, 1) ?? Number.NaN;
  const modeOf = (random: Random | null): Mode => ({ random, round });
  const training = (stepNumber: number): Mode => modeOf(dropout.fork(stepNumber));
  const targetOf = (outputs: readonly Float64Array[]): Float64Array => outputs[target] ?? new Float64Array();

  const reference: ReferenceStep = {
    learningRate: plan.training.learningRate,
    weights,
    differentiate(features, targets, stepNumber) {
      const mode = training(stepNumber);
      const outputs = runForward(plan, weights, features, mode);
      const { mean, gradient } = referenceLoss(plan.loss, targetOf(outputs), targets, units);
      const classes = targets.kind === 'class' ? predictedClasses(plan.loss, targetOf(outputs), units) : [];
      return {
        loss: mean + penaltyOf(plan, weights),
        right: classes.filter((answer, row) => answer === at(targets.labels, row)).length,
        gradients: withPenalty(plan, weights, runBackward(plan, weights, outputs, target, gradient, mode)),
        outputs,
      };
    },
    lossOf(features, targets, stepNumber) {
      const outputs = runForward(plan, weights, features, training(stepNumber));
      return referenceLoss(plan.loss, targetOf(outputs), targets, units).mean + penaltyOf(plan, weights);
    },
    step(features, targets, stepNumber) {
      const result = reference.differentiate(features, targets, stepNumber);
      if (!Number.isFinite(result.loss)) return result;
      const before = weights.flat().map((values) => values.slice());
      const running = runningWeights(plan, weights, result.outputs, training(stepNumber));
      running.forEach((own, index) => {
        own.forEach((values, slot) => {
          if (values) weights[index]?.[slot]?.set(values);
        });
      });
      const learning = weights.flatMap((own, index) => own.filter((_, slot) => result.gradients[index]?.[slot]));
      optimizer.update(
        learning,
        result.gradients.flat().filter((one) => one !== null),
        reference.learningRate,
      );
      // A move is rounded too: it may take a weight to all but 0, where its own rounding says little.
      weights.flat().forEach((values, which) => {
        const from = before[which] ?? [];
        values.set(values.map((value, place) => round(at(from, place) + round(value - at(from, place)))));
      });
      return result;
    },
    evaluate(features, targets) {
      const outputs = runForward(plan, weights, features, modeOf(null));
      const { mean } = referenceLoss(plan.loss, targetOf(outputs), targets, units);
      const rows = targetOf(outputs).length / units;
      return { loss: mean * rows, classes: predictedClasses(plan.loss, targetOf(outputs), units), outputs };
    },
    predict: (features) => runForward(plan, weights, features, modeOf(null))[plan.output] ?? new Float64Array(),
  };
  return reference;
}

/** The flat list of a model, sorted by operation and in double precision. */
function byOperation(plan: TrainPlan, weights: ModelWeights): ReferenceWeights {
  let next = 0;
  return plan.operations.map((operation) =>
    operation.weights.map((spec) => {
      const weight = weights[next++];
      if (weight?.node !== operation.node || weight.name !== spec.name) {
        throw new Error(`The weight "${spec.name}" of ${operation.name} is not at its place.`);
      }
      return Float64Array.from(weight.values);
    }),
  );
}

/** Σ (L1 Σ|w| + L2 Σw²), as Keras has it. */
function penaltyOf(plan: TrainPlan, weights: ReferenceWeights): number {
  let total = 0;
  plan.operations.forEach((operation, index) => {
    operation.weights.forEach(({ l1 = 0, l2 = 0 }, slot) => {
      for (const value of weights[index]?.[slot] ?? []) total += l1 * Math.abs(value) + l2 * value ** 2;
    });
  });
  return total;
}

/** Adds L1 sign(w) + 2 L2 w. */
function withPenalty(plan: TrainPlan, weights: ReferenceWeights, gradients: ReferenceGradients): ReferenceGradients {
  return gradients.map((own, index) =>
    own.map((gradient, slot) => {
      const { l1 = 0, l2 = 0 } = plan.operations[index]?.weights[slot] ?? {};
      const weight = weights[index]?.[slot] ?? [];
      return (
        gradient?.map((value, place) => value + l1 * Math.sign(at(weight, place)) + 2 * l2 * at(weight, place)) ?? null
      );
    }),
  );
}

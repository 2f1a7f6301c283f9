import type { Initialiser, WeightSpec } from '../nodes/define-node';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { makeRandom, type Random } from '../random';
import type { ModelWeights } from './weights';

/**
 * The first weights of a plan, from its seed alone: the same on every engine, and again after a rewind. Every weight
 * draws from a stream of its own, so that adding a layer does not change the numbers of the others.
 */
export function initialWeights(plan: TrainPlan): ModelWeights {
  const random = makeRandom(plan.seed);
  return plan.operations.flatMap((operation) =>
    operation.weights.map((spec) => ({
      node: operation.node,
      name: spec.name,
      shape: spec.shape,
      values: drawValues(spec, random.fork(operation.name).fork(spec.name)),
    })),
  );
}

function drawValues(spec: WeightSpec, random: Random): Float32Array {
  const size = elementsOf(spec.shape);
  const draw = drawer(spec.initialise, random);
  return Float32Array.from({ length: size }, (_, index) => draw(index));
}

function drawer(initialise: Initialiser, random: Random): (index: number) => number {
  switch (initialise.kind) {
    case 'zeros':
      return () => 0;
    case 'ones':
      return () => 1;
    case 'constant':
      return () => initialise.value;
    case 'normal':
      return () => initialise.deviation * random.normal();
    case 'uniform':
      return () => initialise.limit * (2 * random.uniform() - 1);
    case 'values':
      return (index) => initialise.values[index] ?? 0;
  }
}

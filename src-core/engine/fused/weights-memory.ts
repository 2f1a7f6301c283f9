import type { ModelWeights } from '../../model/weights';
import type { TrainPlan } from '../../plan/plan';
import type { ParameterPlaces } from './sites';

/** The weights in the engine's memory, in plan order. */
export interface WeightsMemory {
  /** Copies. */
  read(): ModelWeights;
  write(weights: ModelWeights): void;
}

export function makeWeightsMemory(
  buffer: ArrayBufferLike,
  { operations }: TrainPlan,
  { weights: places }: ParameterPlaces,
): WeightsMemory {
  const views = places.flatMap((own, index) =>
    own.map(({ spec, address, count }) => ({
      node: operations[index]?.node,
      spec,
      values: new Float32Array(buffer, address, count),
    })),
  );
  return {
    read: () =>
      views.flatMap(({ node, spec, values }) =>
        node === undefined ? [] : [{ node, name: spec.name, shape: spec.shape, values: values.slice() }],
      ),
    write(weights) {
      if (weights.length !== views.length) {
        throw new Error(`The network has ${views.length} weights, but ${weights.length} were given.`);
      }
      views.forEach(({ values }, index) => {
        const weight = weights[index];
        if (weight?.values.length !== values.length) {
          throw new Error(`The weight "${weight?.name}" of node "${weight?.node}" does not fit the network.`);
        }
        values.set(weight.values);
      });
    },
  };
}

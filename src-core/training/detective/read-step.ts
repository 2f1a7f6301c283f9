import type { ModelWeights } from '../../model/weights';
import type { Random } from '../../random';
import type { Tensor } from '../../tfjs';
import { type Network, runForward } from '../network';
import { lendNetwork } from '../past-views';
import { readFloats } from '../train-step';
import type { NodeReading } from './diagnosis';

/** Runs a minibatch forward with other weights and reads what every node gives. */
export function readNodes(
  network: Network,
  weights: ModelWeights,
  makeFeatures: () => Tensor,
  random: Random,
): readonly NodeReading[] {
  return lendNetwork(network, weights, ({ tfjs, plan, nodes }) => {
    const readings: NodeReading[] = [];
    tfjs.tidy(() => {
      const outputs = runForward(network, [makeFeatures()], plan.output, { training: random });
      nodes.forEach(({ operation, variables }, index) => {
        const output = outputs[index];
        const { largest, mean, broken } = sizesOf(output ? readFloats(output) : noNumbers);
        const own = variables.map((variable) => sizesOf(readFloats(variable)).largest);
        readings.push({
          node: operation.node,
          largest,
          mean,
          broken,
          outputs: output?.size ?? 0,
          weight: own.length === 0 ? null : own.reduce(worst, 0),
          gradient: null,
        });
      });
    });
    return readings;
  });
}

const noNumbers = new Float32Array(0);

interface Sizes {
  readonly largest: number;
  readonly mean: number;
  readonly broken: number;
}

/** Of absolute values. */
function sizesOf(values: Float32Array): Sizes {
  let largest = 0;
  let sum = 0;
  let broken = 0;
  for (let index = 0; index < values.length; index++) {
    const size = Math.abs(values[index] ?? 0);
    if (!Number.isFinite(size)) broken += 1;
    largest = worst(largest, size);
    sum += size;
  }
  return { largest, mean: sum / Math.max(1, values.length), broken };
}

/** The larger; NaN is worse than ∞. */
function worst(one: number, other: number): number {
  return Number.isNaN(one) || Number.isNaN(other) ? Number.NaN : Math.max(one, other);
}

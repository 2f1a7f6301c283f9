import type { ModelWeights } from '../model/weights';
import { elementsOf } from '../nodes/shape-rules';
import { type BatchSource, mixedRows } from './batches';
import { type Network, outputAt, runForward } from './network';
import { nodeFigures, probeRows } from './node-figures';
import type { NodeSnapshot, Snapshot } from './protocol';
import { readFloats } from './train-step';

const bins = 64;
const reach = 8;

/** Takes snapshots of a network on a fixed probe of test rows. Every buffer is fresh, so that it can be transferred. */
export interface Snapshotter {
  take(step: number, epoch: number, gradients: readonly (number | null)[] | null): Snapshot;
}

export function makeSnapshotter(network: Network, test: BatchSource): Snapshotter {
  const order = mixedRows(test.count, probeRows);
  const label = test.targets(order, 0, Math.min(1, order.length)).labels[0] ?? 0;
  const first = order[0];
  /** Mean sizes of what no weight comes before: the same in every snapshot. */
  const constant = new Map<number, Sizes>();

  return {
    take(step, epoch, gradients) {
      const weights = network.readWeights();
      let nodes: readonly NodeSnapshot[] = [];
      let output = new Float32Array(0);
      network.tfjs.tidy(() => {
        const features = test.features(order, 0, order.length);
        const values = lazyValues(
          runForward(network, [features], network.plan.output, 'inference').map(
            (_, index, all) => () => readFloats(outputAt(all, index)),
          ),
        );
        nodes = network.nodes.map((_, index) => nodeSnapshot(network, index, values, gradients, constant));
        const head = values(network.plan.output);
        output = head.slice(0, head.length / Math.max(order.length, 1));
      });
      const probe = first === undefined ? null : { index: first, label, output };
      return { step, epoch, weights, nodes, probe };
    },
  };
}

type Values = (index: number) => Float32Array;

/** Reads an operation's output at most once. */
function lazyValues(readers: readonly (() => Float32Array)[]): Values {
  const read = new Map<number, Float32Array>();
  return (index) => {
    const known = read.get(index) ?? readers[index]?.() ?? new Float32Array(0);
    read.set(index, known);
    return known;
  };
}

function nodeSnapshot(
  network: Network,
  index: number,
  values: Values,
  gradients: readonly (number | null)[] | null,
  constant: Map<number, Sizes>,
): NodeSnapshot {
  const { operation } = network.nodes[index] ?? unknownOperation(index);
  const before = operation.inputs[0] ?? 0;
  const isActivation = operation.type === 'activation';
  const isRelu = isActivation && operation.params.function === 'relu';
  return {
    node: operation.node,
    ...(constant.get(index) ?? measureSizes(network, index, values, constant)),
    dead: isRelu ? deadShare(values(index), operation.outputShape) : null,
    gradient: gradients?.[index] ?? null,
    histogram: isActivation ? histogramOf(values(before)) : null,
  };
}

function unknownOperation(index: number): never {
  throw new Error(`The plan has no operation ${index}.`);
}

type Sizes = Pick<NodeSnapshot, 'meanAbs' | 'figures'>;

function measureSizes(network: Network, index: number, values: Values, constant: Map<number, Sizes>): Sizes {
  const { operation } = network.nodes[index] ?? unknownOperation(index);
  const sizes = { meanAbs: meanAbs(values(index)), figures: nodeFigures(operation, values(index)) };
  const fixed = operation.weights.length === 0 && operation.inputs.every((input) => constant.has(input));
  if (fixed) constant.set(index, sizes);
  return sizes;
}

function meanAbs(values: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += Math.abs(values[index] ?? 0);
  return values.length === 0 ? 0 : sum / values.length;
}

/** Share of units that are 0 in every row. */
export function deadShare(values: Float32Array, shape: readonly number[]): number {
  const units = elementsOf(shape);
  const alive = new Uint8Array(units);
  for (let start = 0; start < values.length; start += units) {
    for (let unit = 0; unit < units; unit++) if (values[start + unit] !== 0) alive[unit] = 1;
  }
  let dead = 0;
  for (const flag of alive) dead += 1 - flag;
  return units === 0 ? 0 : dead / units;
}

/** Counts in 64 bins over [−8, 8]; what lies beyond counts in the outermost bin. */
export function histogramOf(values: Float32Array): Float32Array {
  const counts = new Float32Array(bins);
  const perUnit = bins / (2 * reach);
  for (let index = 0; index < values.length; index++) {
    const place = ((values[index] ?? 0) + reach) * perUnit;
    const bin = place >= bins ? bins - 1 : place >= 0 ? Math.floor(place) : 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

export function isFiniteWeights(weights: ModelWeights): boolean {
  // A sum of products with 0 is 0 unless one of the numbers is infinite or not a number.
  return weights.every(({ values }) => {
    let sum = 0;
    for (let index = 0; index < values.length; index++) sum += (values[index] ?? 0) * 0;
    return sum === 0;
  });
}

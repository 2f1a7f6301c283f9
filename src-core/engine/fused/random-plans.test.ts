import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../datasets/define-dataset';
import { initialWeights } from '../../model/initial-weights';
import { activationFunctions } from '../../nodes/activation-functions';
import type { TrainPlan } from '../../plan/plan';
import { expectSameTraining } from '../../testing/compare-engines';
import { makeFusedInstance, multiplyAdds } from '../../testing/fused-node';
import { madeDataset, type Part, planOf } from '../../testing/plans';
import { startBackend, tfjs } from '../../testing/tfjs-node';
import { makeNetwork } from '../../training/network';
import { makeTfjsEngine } from '../../training/tfjs-engine';
import { makeFusedEngine } from './fused-engine';
import { fenceBytes } from './memory-layout';
import { makeProgram } from './program';
import type { FusedInstance } from './wasm';

interface Case {
  readonly plan: TrainPlan;
  readonly dataset: Dataset;
}

const width = 5;

/** A wish for a node; which earlier ones it reads is settled when the graph is built. */
const wish = fc.record({
  kind: fc.constantFrom('dense', 'activation', 'softmax', 'dropout', 'batch-norm', 'layer-norm', 'add', 'concatenate'),
  units: fc.constantFrom(1, 3, width, width, 8, 17),
  bias: fc.boolean(),
  l1: fc.constantFrom(0, 0, 0.01),
  l2: fc.constantFrom(0, 0, 0.02),
  function: fc.constantFrom(...activationFunctions.map(({ id }) => id)),
  shared: fc.boolean(),
  rate: fc.constantFrom(0, 0.2, 0.5),
  reads: fc.array(fc.nat(7), { minLength: 2, maxLength: 3 }),
});

type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

/** Nodes that read from any before them, then one that joins all that nobody read, so that everything is used. */
function buildParts(wishes: readonly Wish[], classes: number): readonly Part[] {
  const parts: Part[] = [];
  const widths = [width];
  const read = new Set<number>();
  const push = (part: Part, size: number): void => {
    for (const input of part.inputs ?? []) read.add(input);
    parts.push(part);
    widths.push(size);
  };
  for (const one of wishes) {
    const inputs = one.reads.map((back) => Math.max(0, widths.length - 1 - back));
    const [first = 0] = inputs;
    const alike = inputs.filter((input) => widths[input] === widths[first]);
    const size = widths[first] ?? 0;
    if (one.kind === 'dense') {
      const params = { units: one.units, bias: one.bias, l1: one.l1, l2: one.l2, initialiser: 'glorot' };
      push({ type: 'dense', params, inputs: [first] }, one.units);
    } else if (one.kind === 'activation') {
      push({ type: 'activation', params: { function: one.function, shared: one.shared }, inputs: [first] }, size);
    } else if (one.kind === 'dropout') push({ type: 'dropout', params: { rate: one.rate }, inputs: [first] }, size);
    else if (one.kind === 'add') push({ type: 'add', inputs: alike.length > 1 ? alike : [first, first] }, size);
    else if (one.kind === 'concatenate') {
      push(
        { type: 'concatenate', inputs },
        inputs.reduce((sum, input) => sum + (widths[input] ?? 0), 0),
      );
    } else push({ type: one.kind, inputs: [first] }, size);
  }
  const loose = widths.flatMap((_, index) => (read.has(index) ? [] : [index]));
  if (loose.length > 1) push({ type: 'concatenate', inputs: loose }, NaN);
  const last = { type: 'dense', params: { units: classes, initialiser: 'glorot' } };
  return [...parts, last, { type: 'softmax' }];
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    wishes: fc.array(wish, { maxLength: 9 }),
    batch: fc.constantFrom(1, 4, 10, 16, 50),
    rows: fc.integer({ min: 1, max: 40 }),
    testRows: fc.constantFrom(1, 7, 300),
    optimizer: fc.constantFrom('sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'),
    loss: fc.constantFrom('cross-entropy', 'binary-cross-entropy', 'mse', 'mae', 'huber'),
    storage: fc.constantFrom('bytes', 'floats'),
    seed: fc.nat(1000),
  })
  .map(({ wishes, batch, rows, testRows, optimizer, loss, storage, seed }) => {
    // Weights before a batch norm have parts whose gradient is 0 but for rounding; these rules blow that up to a step.
    const exact = wishes.some(({ kind }) => kind.endsWith('norm') || kind === 'softmax');
    const rule = exact && optimizer !== 'momentum' && optimizer !== 'nesterov' ? 'sgd' : optimizer;
    const training = { batch, optimizer: rule, learningRate: 0.01 } as const;
    const plan = planOf([width], buildParts(wishes, 3), { seed, loss, head: 'softmax', training });
    return { plan, dataset: madeDataset([width], 3, rows, testRows, storage) };
  });

/**
 * Rules that divide a gradient by its own size make what rounding leaves of it count as much as itself; normalisation
 * does so to what is nearly constant.
 */
function isWellConditioned({ operations, training }: TrainPlan): boolean {
  const plain = ['sgd', 'momentum', 'nesterov'].includes(training.optimizer);
  return plain && !operations.some(({ type }) => type.endsWith('norm'));
}

/** Fences of the engine's memory that something wrote to. */
function brokenFences({ memory, exports }: FusedInstance, plan: TrainPlan, dataset: Dataset): readonly number[] {
  const productScratchBytes = exports.productScratchBytes.bind(exports);
  const { fences } = makeProgram(plan, dataset, { base: exports.heapBase(), parts: 1, productScratchBytes });
  return fences.filter((fence) => new Uint8Array(memory.buffer, fence, fenceBytes).some((byte) => byte !== 0));
}

beforeAll(() => startBackend('cpu'));

test.each(multiplyAdds)('random graphs train as they do in TensorFlow.js: products %s', (multiplyAdd) => {
  fc.assert(
    fc.property(cases, ({ plan, dataset }) => {
      const weights = initialWeights(plan);
      const network = makeNetwork(tfjs, plan, weights);
      const instance = makeFusedInstance(multiplyAdd);
      const fused = makeFusedEngine(instance, plan, dataset, weights);
      const tolerance = isWellConditioned(plan) ? 1e-5 : 1e-4;
      expectSameTraining(fused, makeTfjsEngine(network, dataset), plan, dataset, { epochs: 2, tolerance, ties: 1 });
      expect(brokenFences(instance, plan, dataset)).toEqual([]);
      network.dispose();
    }),
    { numRuns: 100 },
  );
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FusedTeam } from '../../../assets/engine/in-node';
import type { OptimizerName } from '../../graph/document';
import { initialWeights } from '../../model/initial-weights';
import type { ParamRecord } from '../../nodes/define-node';
import type { TrainPlan } from '../../plan/plan';
import { makeFusedInstance, multiplyAdds, startFusedTeam, takenMultiplyAdd } from '../../testing/fused-node';
import { madeDataset, type Part, planOf } from '../../testing/plans';
import { inOrder } from '../../training/batches';
import { makeFusedEngine } from './fused-engine';
import { runHelper } from './helper-loop';
import type { MultiplyAdd } from './multiply-add';
import type { FusedInstance } from './wasm';

const dense = (units: number, more: ParamRecord = {}): Part => ({
  type: 'dense',
  params: { units, initialiser: 'glorot', ...more },
});
const act = (name: string, more: ParamRecord = {}): Part => ({
  type: 'activation',
  params: { function: name, ...more },
});
const from = (part: Part, ...inputs: readonly number[]): Part => ({ ...part, inputs });
const softmax: Part = { type: 'softmax' };
const conv = (filters: number, more: ParamRecord = {}): Part => ({
  type: 'conv2d',
  params: { filters, initialiser: 'glorot', ...more },
});

/** Large enough that every operation which can be shared is; odd numbers, so that no share is even. */
const images = madeDataset([28, 28, 1], 10, 400, 131, 'bytes');
const [flatten, batchNorm, layerNorm, dropout] = ['flatten', 'batch-norm', 'layer-norm', 'dropout'].map(
  (type): Part => ({ type }),
);
if (!flatten || !batchNorm || !layerNorm || !dropout) throw new Error('no parts');

const nets: Readonly<Record<string, readonly Part[]>> = {
  'the chapter’s network': [flatten, dense(256), act('relu'), dense(10), softmax],
  'odd widths': [flatten, dense(333), act('tanh'), dense(301), act('gelu'), dense(10), softmax],
  'a network of convolutions': [
    conv(7),
    act('relu'),
    { type: 'max-pool', params: { padding: 'same', windowHeight: 3, windowWidth: 3 } },
    conv(5, { padding: 'valid', windowHeight: 4 }),
    batchNorm,
    { type: 'average-pool', params: { strides: 'own', stride: 1 } },
    from(conv(6, { stride: 2 }), 6),
    from({ type: 'global-average-pool' }, 7),
    dense(10),
    softmax,
  ],
  'everything at once': [
    batchNorm,
    flatten,
    from(dense(301), 2),
    from(batchNorm, 3),
    from(act('elu'), 4),
    from(dense(301), 5),
    from(layerNorm, 6),
    from({ type: 'add' }, 5, 7, 3),
    from(dropout, 8),
    from(softmax, 9),
    from({ type: 'concatenate' }, 8, 10, 9),
    from(act('prelu', { shared: false }), 11),
    from(dense(10, { l1: 0.001, l2: 0.001 }), 12),
    softmax,
  ],
};

function results(instance: FusedInstance, plan: TrainPlan, eachStep: (step: number) => void = () => {}) {
  const engine = makeFusedEngine(instance, plan, images, initialWeights(plan));
  engine.begin(inOrder(images.train.count));
  const steps = Array.from({ length: 3 }, (_, step) => {
    eachStep(step);
    const { loss, right, gradients } = engine.train(step % 2, 1, step, true);
    // The engine's own memory, which the next step writes over.
    return { loss: [...loss], right: [...right], gradients };
  });
  const confusion = new Uint32Array(100);
  const evaluation = engine.evaluate('test', 0, images.test.count, confusion);
  return { steps, evaluation, confusion, weights: engine.readWeights() };
}

type Results = ReturnType<typeof results>;

function sameBits(one: Float32Array, other: Float32Array | undefined): boolean {
  const bits = ({ buffer, byteOffset, byteLength }: Float32Array) => new Uint8Array(buffer, byteOffset, byteLength);
  return other !== undefined && Buffer.compare(bits(one), bits(other)) === 0;
}

/** What is not the same bit for bit. Names only: to print the numbers of such networks takes minutes. */
function differences(one: Results, other: Results): readonly string[] {
  const differ = one.weights.flatMap(({ node, name, values }, index) =>
    sameBits(values, other.weights[index]?.values) ? [] : [`${name} of ${node}`],
  );
  const rest = ({ steps, evaluation, confusion }: Results): string => JSON.stringify({ steps, evaluation, confusion });
  return rest(one) === rest(other) ? differ : [...differ, 'losses and answers'];
}

const planFor = (parts: readonly Part[], optimizer: OptimizerName): TrainPlan =>
  planOf([28, 28, 1], parts, { training: { batch: 211, optimizer, learningRate: 0.001 } });
const chapter = nets['the chapter’s network'] ?? [];
const plans: Readonly<Record<string, TrainPlan>> = {
  ...Object.fromEntries(Object.entries(nets).map(([name, parts]) => [name, planFor(parts, 'adam')])),
  momentum: planFor(chapter, 'momentum'),
  adagrad: planFor(chapter, 'adagrad'),
};
/** What one thread makes of them. */
const alone = new Map<string, Results>();
function expectedOf(plan: TrainPlan, multiplyAdd: MultiplyAdd): Results {
  const key = JSON.stringify([multiplyAdd, plan]);
  const expected = alone.get(key) ?? results(makeFusedInstance(multiplyAdd), plan);
  alone.set(key, expected);
  return expected;
}

const teams = multiplyAdds.flatMap((multiplyAdd) => [2, 3].map((parts) => ({ parts, multiplyAdd })));
describe.each(teams)('$parts threads, $multiplyAdd', ({ parts, multiplyAdd }) => {
  let started: FusedTeam | null = null;
  beforeAll(async () => {
    started = await startFusedTeam(parts, multiplyAdd);
  }, 120_000);
  afterAll(() => started?.stop());

  const running = (): FusedTeam => {
    if (!started) throw new Error('no team');
    return started;
  };

  test('are all there', () => {
    expect(running().team.ready).toBe(parts - 1);
  });

  test.each(Object.entries(plans))('give the bits of one: %s', (_, plan) => {
    expect(differences(results(running().instance, plan), expectedOf(plan, multiplyAdd))).toEqual([]);
  });

  test('may be sent to rest and called back between any two calls', () => {
    const plan = planFor(nets['odd widths'] ?? [], 'sgd');
    const { instance, team } = running();
    const varied = results(instance, plan, (step) => {
      team.active = step === 1 ? 1 : parts;
    });
    expect(differences(varied, expectedOf(plan, multiplyAdd))).toEqual([]);
    expect(team.active).toBe(parts);
  });
});

test('helpers that never came are done without', () => {
  const plan = planFor(nets['odd widths'] ?? [], 'sgd');
  const { memory, exports } = makeFusedInstance();
  expect(differences(results({ memory, exports, parts: 3 }, plan), expectedOf(plan, takenMultiplyAdd))).toEqual([]);
});

test('a stopped team leaves its threads', async () => {
  const { team, stop } = await startFusedTeam(2);
  await stop();
  expect(team.ready).toBe(0);
});

test('a helper enters the loop of the module that it is given, with its number', () => {
  const calls: number[][] = [];
  const exports = {
    heapBase: () => 0,
    teamAddress: () => 128,
    helperLoop: (team: number, part: number) => calls.push([team, part]),
    productScratchBytes: () => 0,
    train: () => 0,
    evaluate: () => 0,
  };
  const given: string[] = [];
  runHelper({ module: 'module', memory: 'memory', part: 3 }, (module, memory) => {
    given.push(module, memory);
    return { exports };
  });
  expect(calls).toEqual([[128, 3]]);
  expect(given).toEqual(['module', 'memory']);
  expect(() => runHelper({ module: 1, memory: 2, part: 1 }, () => ({ exports: {} }))).toThrow('not the fused engine');
});

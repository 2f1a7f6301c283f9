import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../datasets/define-dataset';
import type { OptimizerName } from '../../graph/document';
import { initialWeights } from '../../model/initial-weights';
import type { ParamRecord } from '../../nodes/define-node';
import type { TrainPlan } from '../../plan/plan';
import { type FusedTeam, makeFusedInstance, startFusedTeam } from '../../testing/fused-node';
import { madeDataset, type Part, planOf } from '../../testing/plans';
import { inOrder } from '../../training/batches';
import { makeFusedEngine } from './fused-engine';
import { runHelper } from './helper-loop';
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

/** Large enough that every operation which can be shared is; odd numbers, so that no share is even. */
const images = madeDataset([28, 28, 1], 10, 400, 131, 'bytes');
const [flatten, batchNorm, layerNorm, dropout] = ['flatten', 'batch-norm', 'layer-norm', 'dropout'].map(
  (type): Part => ({ type }),
);
if (!flatten || !batchNorm || !layerNorm || !dropout) throw new Error('no parts');

const nets: Readonly<Record<string, readonly Part[]>> = {
  'the chapter’s network': [flatten, dense(256), act('relu'), dense(10), softmax],
  'odd widths': [flatten, dense(333), act('tanh'), dense(301), act('gelu'), dense(10), softmax],
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

function results(instance: FusedInstance, plan: TrainPlan, dataset: Dataset, eachStep: (step: number) => void) {
  const engine = makeFusedEngine(instance, plan, dataset, initialWeights(plan));
  engine.begin(inOrder(dataset.train.count));
  const steps = Array.from({ length: 4 }, (_, step) => {
    eachStep(step);
    return engine.train(step % 2, 1, step, true);
  });
  const confusion = new Uint32Array(100);
  const evaluation = engine.evaluate('test', 0, dataset.test.count, confusion);
  return { steps, evaluation, confusion, weights: engine.readWeights() };
}

describe.each([2, 3])('%i threads', (parts) => {
  let team: FusedTeam | null = null;
  beforeAll(async () => {
    team = await startFusedTeam(parts);
  }, 60_000);
  afterAll(() => team?.stop());

  const running = (): FusedTeam => {
    if (!team) throw new Error('no team');
    return team;
  };

  test('are all there', () => {
    expect(running().team.ready).toBe(parts - 1);
  });

  test.each(Object.entries(nets))('give the bits of one: %s', (_, parts) => {
    const plan = planOf([28, 28, 1], parts, { training: { batch: 211, optimizer: 'adam', learningRate: 0.001 } });
    const expected = results(makeFusedInstance(), plan, images, () => {});
    expect(results(running().instance, plan, images, () => {})).toEqual(expected);
  });

  test.each<OptimizerName>(['sgd', 'momentum', 'rmsprop'])('give the bits of one: %s', (optimizer) => {
    const plan = planOf([28, 28, 1], nets['the chapter’s network'] ?? [], { training: { batch: 211, optimizer } });
    const expected = results(makeFusedInstance(), plan, images, () => {});
    expect(results(running().instance, plan, images, () => {})).toEqual(expected);
  });

  test('may be sent to rest and called back between any two calls', () => {
    const plan = planOf([28, 28, 1], nets['odd widths'] ?? [], { training: { batch: 211 } });
    const expected = results(makeFusedInstance(), plan, images, () => {});
    const { instance, team: hands } = running();
    const varied = results(instance, plan, images, (step) => {
      hands.active = step % 2 === 0 ? 1 : parts;
    });
    expect(varied).toEqual(expected);
    expect(hands.active).toBe(parts);
  });
});

test('helpers that never came are done without', () => {
  const plan = planOf([28, 28, 1], nets['odd widths'] ?? [], { training: { batch: 211 } });
  const { memory, exports } = makeFusedInstance();
  const expected = results(makeFusedInstance(), plan, images, () => {});
  expect(results({ memory, exports, parts: 3 }, plan, images, () => {})).toEqual(expected);
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

import { beforeAll, expect, test } from 'vitest';
import { initialWeights } from '../model/initial-weights';
import { madeDataset, planOf } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeBatchSource } from './batches';
import type { EpochRun } from './epoch-run';
import { makeNetwork } from './network';
import { makeSnapshotter } from './snapshot';
import { makeSnapshotKeeper } from './snapshot-keeper';

beforeAll(() => startBackend('cpu'));

const place: Pick<EpochRun, 'step' | 'epoch' | 'gradients'> = { step: 0, epoch: 0, gradients: null };

/** A keeper whose snapshots take `cost` milliseconds of a clock that stands still otherwise. */
function keeperWithCost(cost: number) {
  const data = madeDataset([4], 3, 10, 20);
  const plan = planOf([4], [{ type: 'dense', params: { units: 3 } }, { type: 'softmax' }]);
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const snapshotter = makeSnapshotter(network, makeBatchSource(tfjs, data.info, data.test));
  const clock = { time: 0 };
  const slow: typeof snapshotter = {
    take(...where) {
      clock.time += cost;
      return snapshotter.take(...where);
    },
  };
  return {
    clock,
    keeper: makeSnapshotKeeper(
      () => network,
      slow,
      place,
      () => clock.time,
    ),
  };
}

test('a cheap snapshot is due four times a second, and ten times at the ends of epochs', () => {
  const { clock, keeper } = keeperWithCost(1);
  expect([keeper.due(), keeper.dueAtEpoch()]).toEqual([true, true]);
  keeper.take();
  clock.time += 99;
  expect([keeper.due(), keeper.dueAtEpoch()]).toEqual([false, false]);
  clock.time += 1;
  expect([keeper.due(), keeper.dueAtEpoch()]).toEqual([false, true]);
  clock.time += 150;
  expect([keeper.due(), keeper.dueAtEpoch()]).toEqual([true, true]);
});

test('a dear one takes at most a sixtieth of the time, a fiftieth at the ends of epochs; the first ones a twelfth', () => {
  const { clock, keeper } = keeperWithCost(100);
  keeper.take();
  clock.time += 1_199;
  expect(keeper.due()).toBe(false);
  clock.time += 1;
  expect(keeper.due()).toBe(true);
  for (let count = 0; count < 4; count++) keeper.take();
  clock.time += 4_999;
  expect([keeper.due(), keeper.dueAtEpoch()]).toEqual([false, false]);
  clock.time += 1;
  expect([keeper.due(), keeper.dueAtEpoch()]).toEqual([false, true]);
  clock.time += 999;
  expect(keeper.due()).toBe(false);
  clock.time += 1;
  expect(keeper.due()).toBe(true);
});

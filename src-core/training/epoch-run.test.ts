import { expect, test } from 'vitest';
import { makeFusedEngine } from '../engine/fused/fused-engine';
import { initialWeights } from '../model/initial-weights';
import { makeFusedInstance } from '../testing/fused-node';
import { madeDataset, planOf } from '../testing/plans';
import { orderOfEpoch } from './batches';
import { makeEpochRun } from './epoch-run';

const data = madeDataset([5], 3, 103, 9);
const dense = { type: 'dense', params: { units: 3, initialiser: 'glorot' } };
const plan = planOf([5], [dense, { type: 'softmax' }], { seed: 3, training: { batch: 10, learningRate: 0.1 } });

function start() {
  const engine = makeFusedEngine(makeFusedInstance(), plan, data, initialWeights(plan));
  return makeEpochRun(plan, data.train.count, true, engine);
}

test('the means of an epoch are the same to the last bit wherever calls end', () => {
  const [whole, cut] = [start(), start()];
  for (let epoch = 0; epoch < 3; epoch++) {
    whole.advance(11, false);
    for (const count of [1, 4, 2, 3, 1]) cut.advance(count, false);
    expect(cut.closeEpoch()).toEqual(whole.closeEpoch());
  }
});

test('accuracy and samples are of the rows that each minibatch has, the last one of an epoch too', () => {
  const run = start();
  expect(run.stepsPerEpoch).toBe(11);
  const { samples, accuracy, loss } = run.advance(99, false);
  expect(samples).toBe(103);
  expect([loss.length, accuracy.length]).toEqual([11, 11]);
  const right = accuracy.reduce((sum, share, index) => sum + share * (index === 10 ? 3 : 10), 0);
  const { accuracy: mean, count } = run.closeEpoch();
  expect(count).toBe(103);
  expect((mean ?? 0) * 103).toBeCloseTo(right, 4);
});

test('each epoch takes the rows in an order of its own, a rewound one in that of before', () => {
  const run = start();
  const orders = [0, 1].map(() => {
    run.advance(11, false);
    const order = [...run.lastBatch.order];
    run.closeEpoch();
    return order;
  });
  expect(orders).toEqual([0, 1].map((epoch) => [...orderOfEpoch(3, epoch, 103)]));
  run.rewind();
  expect([...run.lastBatch.order]).toEqual(orders[0]);
});

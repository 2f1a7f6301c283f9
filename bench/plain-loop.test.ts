import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '../src-core/model/initial-weights';
import { madeDataset } from '../src-core/testing/plans';
import { startBackend, tfjs } from '../src-core/testing/tfjs-node';
import { inOrder } from '../src-core/training/batches';
import { makeNetwork } from '../src-core/training/network';
import { makeTfjsEngine } from '../src-core/training/tfjs-engine';
import { findNet, type Net } from './nets';
import { makePlainLoop } from './plain-loop';
import { planOfNet } from './plans';

beforeAll(() => startBackend('cpu'));

/** Widths that four does not divide, so that the tails of the loops are needed too. */
const narrow: Net = { ...findNet('small'), widths: [7, 9, 6, 3], batch: 5, learningRate: 0.05 };

describe('the plain loops', () => {
  it.each<Net>([narrow, { ...narrow, activation: 'relu' }, { ...narrow, optimizer: 'adam', learningRate: 0.01 }])(
    'train as tfjs does: $activation, $optimizer',
    (net) => {
      const plan = planOfNet(net);
      const dataset = madeDataset([7], 3, 30, 5);
      const weights = initialWeights(plan);
      const loop = makePlainLoop(net, dataset, weights);
      const oracle = makeTfjsEngine(makeNetwork(tfjs, plan, weights), dataset);
      const order = inOrder(30).reverse();
      oracle.begin(order);

      const losses = [0, 1, 2, 3, 4, 5].map((batch) => loop.step(order, batch * 5, batch * 5 + 5));

      const { loss } = oracle.train(0, 6, 0, false);
      losses.forEach((value, step) => {
        expect(value).toBeCloseTo(loss[step] ?? Number.NaN, 5);
      });
      for (const [index, { values }] of oracle.readWeights().entries()) {
        const ours = loop.weights[index] ?? [];
        expect(ours).toHaveLength(values.length);
        values.forEach((value, at) => {
          expect(ours[at]).toBeCloseTo(value, 5);
        });
      }
    },
  );
});

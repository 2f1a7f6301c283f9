import { beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../datasets/define-dataset';
import { initialWeights } from '../model/initial-weights';
import { smallPlan } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { measureStep } from './measure-step';
import { makeNetwork } from './network';
import { makeTfjsEngine } from './tfjs-engine';

beforeAll(() => startBackend('cpu'));

/** A clock on which every look takes `tick` milliseconds: so does every step. */
const clock = (tick: number) => {
  let time = 0;
  return () => {
    time += tick;
    return time;
  };
};

function makeEngine(dataset: Dataset) {
  const network = makeNetwork(tfjs, smallPlan(), initialWeights(smallPlan()));
  const engine = makeTfjsEngine(network, dataset);
  return {
    ...engine,
    dispose() {
      engine.dispose();
      network.dispose();
    },
  };
}

test('a step that fits in the budget is measured, and leaves no tensor', () => {
  const before = tfjs.memory().numTensors;
  expect(measureStep(makeEngine, smallPlan(), 150, clock(1))).toEqual({ milliseconds: 1, measured: true });
  expect(tfjs.memory().numTensors).toBe(before);
});

test('a step that does not fit is reckoned', () => {
  expect(measureStep(makeEngine, smallPlan(), 150, clock(40))).toEqual({ milliseconds: 40, measured: false });
});

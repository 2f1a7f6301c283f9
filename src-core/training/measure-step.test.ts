import { beforeAll, expect, test } from 'vitest';
import { smallPlan } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { measureStep } from './measure-step';

beforeAll(() => startBackend('cpu'));

/** A clock on which every look takes `tick` milliseconds: so does every step. */
const clock = (tick: number) => {
  let time = 0;
  return () => {
    time += tick;
    return time;
  };
};

test('a step that fits in the budget is measured, and leaves no tensor', () => {
  const before = tfjs.memory().numTensors;
  expect(measureStep(tfjs, smallPlan(), 150, clock(1))).toEqual({ milliseconds: 1, measured: true });
  expect(tfjs.memory().numTensors).toBe(before);
});

test('a step that does not fit is reckoned', () => {
  expect(measureStep(tfjs, smallPlan(), 150, clock(40))).toEqual({ milliseconds: 40, measured: false });
});

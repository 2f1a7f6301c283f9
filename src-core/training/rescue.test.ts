import { expect, test } from 'vitest';
import type { EngineState } from '../engine/step-engine';
import { nodeId } from '../ids';
import { makeRescue } from './rescue';

/** A state of `parameters` weights and as many numbers of the optimizer. */
function stateOf(parameters: number): EngineState {
  const values = new Float32Array(parameters);
  return {
    weights: [{ node: nodeId('n'), name: 'kernel', shape: [parameters], values }],
    slots: new Map([['momentum', { shape: [parameters], values: values.slice() }]]),
    counters: [],
  };
}

/** States that are taken one after the other, `apart` minibatches from each other. */
function rescued(parameters: number, budget: number) {
  const position = { epoch: 0, step: 0, stepsPerEpoch: 1000 };
  const taken: EngineState[] = [];
  let time = 0;
  const saveState = (): EngineState => {
    const state = stateOf(parameters);
    taken.push(state);
    return state;
  };
  const rescue = makeRescue({ saveState }, position, () => time, budget);
  const go = (steps: number): void => {
    position.step += steps;
    time += 1000;
    rescue.offer(1);
  };
  return { rescue, position, taken, go };
}

test('the state that is played from has minibatches after it', () => {
  const { rescue, position, go } = rescued(10, 1000);
  go(100);
  go(100);
  position.step += 5;
  expect(rescue.safe.batch).toBe(100);
  position.step += 50;
  expect(rescue.safe.batch).toBe(200);
});

test('of very large states only the newest is held', () => {
  // 10 weights and 10 numbers of the optimizer are 80 bytes.
  const { rescue, position, taken, go } = rescued(10, 159);
  go(100);
  go(100);
  position.step += 5;
  expect(rescue.safe.batch).toBe(200);
  expect(rescue.safe.state).toBe(taken.at(-1));
  position.step += 50;
  expect(rescue.safe.state).toBe(taken.at(-1));
});

import { expect, test } from 'vitest';
import { nodeId } from '../../../src-core/ids';
import { nodeReading } from '../../../src-core/testing/diagnosis';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { wireFindingOf } from './wire-finding';

const diagnosis: Diagnosis = {
  culprit: { where: 'forward', node: nodeId('c'), step: 37, input: 2e37 },
  steps: [
    { step: 35, loss: 1, nodes: [nodeReading('a', 0.31), nodeReading('b', 20), nodeReading('c', 30)] },
    { step: 36, loss: 1, nodes: [nodeReading('a', 0.29), nodeReading('b', 2e19), nodeReading('c', 4.61e30)] },
    {
      step: 37,
      loss: Number.NaN,
      nodes: [nodeReading('a', 0.3), nodeReading('b', 2.2e37), nodeReading('c', Infinity)],
    },
  ],
  growth: null,
  healthy: 34,
  healthyLoss: 1,
  data: null,
};

test('a wire says what flowed, and one that broke what flowed in the minibatch before', () => {
  const of = (name: string) => wireFindingOf(diagnosis, nodeId(name));
  expect(of('a')).toEqual({ tone: null, mean: 0.3, words: 'mean |x| 0.3', badge: null });
  expect(of('b')).toEqual({ tone: 'w', mean: 2.2e37, words: 'mean |x| 2.2e37', badge: null });
  expect(of('c')).toEqual({ tone: 'e', mean: 4.61e30, words: 'before: 4.6e30', badge: '∞ at step 37' });
});

test('a node that was added since has nothing to say', () => {
  expect(wireFindingOf(diagnosis, nodeId('new'))).toBeNull();
});

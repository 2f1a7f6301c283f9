import { expect, test } from 'vitest';
import { nodeId } from '../../../src-core/ids';
import type { Diagnosis, NodeReading } from '../../../src-core/training/detective/diagnosis';
import { wireFindingOf } from './wire-finding';

const node = (name: string, mean: number): NodeReading => ({
  node: nodeId(name),
  mean,
  largest: mean,
  broken: Number.isFinite(mean) ? 0 : 3,
  outputs: 8,
  weight: null,
  gradient: null,
});
const diagnosis: Diagnosis = {
  culprit: { where: 'forward', node: nodeId('c'), step: 37, input: 2e37 },
  steps: [
    { step: 35, loss: 1, nodes: [node('a', 0.31), node('b', 20), node('c', 30)] },
    { step: 36, loss: 1, nodes: [node('a', 0.29), node('b', 2e19), node('c', 4.61e30)] },
    { step: 37, loss: Number.NaN, nodes: [node('a', 0.3), node('b', 2.2e37), node('c', Infinity)] },
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

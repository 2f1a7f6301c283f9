import { expect, test } from 'vitest';
import { nodeId } from '../../src-core/ids';
import { calmerRate, describeFailure } from './describe-failure';

test('a diverged run names the node, the step and the rate', () => {
  const { title, why } = describeFailure(
    { kind: 'diverged', step: 1037, epoch: 5, node: nodeId('n4'), learningRate: 5 },
    (node) => (node === 'n4' ? 'Dense 2' : null),
  );
  expect(title).toContain('step 1,037');
  expect(title).toContain('Dense 2');
  expect(why).toContain('learning rate 5 ');
});

test('the calmer rate is a tenth, with one digit', () => {
  expect([5, 0.1, 3.7, 1e-3].map(calmerRate)).toEqual([0.5, 0.01, 0.4, 1e-4]);
});

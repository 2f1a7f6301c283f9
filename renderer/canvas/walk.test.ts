import { expect, test } from 'vitest';
import { nodeId } from '../../src-core/ids';
import { drawGraph } from '../../src-core/testing/sketch';
import { stepFrom, type Way } from './walk';

/** Two branches between Flatten and Add. */
const document = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: 'dense', e: 'dense', a: 'add' },
  wires: ['i f', 'f d', 'f e', 'd a 0', 'e a 1'],
});
const step = (node: string, way: Way) => stepFrom(document, nodeId(node), way);

test('steps lead along wires and back, and between branches', () => {
  expect([step('i', 'along'), step('f', 'along'), step('e', 'along')]).toEqual(['f', 'd', 'a']);
  expect([step('a', 'back'), step('e', 'back')]).toEqual(['d', 'f']);
  expect([step('d', 'next'), step('e', 'previous')]).toEqual(['e', 'd']);
});

test('without a branch beside it the next one is that of the flow; at the ends there is none', () => {
  expect([step('i', 'next'), step('f', 'previous')]).toEqual(['f', 'i']);
  expect([step('a', 'along'), step('i', 'back'), step('e', 'next')]).toEqual([null, null, null]);
});

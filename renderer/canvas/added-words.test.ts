import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { nodeId } from '../../src-core/ids';
import { drawGraph } from '../../src-core/testing/sketch';
import { addedWords } from './added-words';

const nodes = { i: 'input', f: 'flatten', d: ['dense', { units: 256 }], e: 'dense', s: 'softmax', x: 'add' } as const;
const analysis = analyze(drawGraph({ nodes, wires: ['i f', 'f d', 'd e', 'e s'] }));

test.each([
  ['e', '', 'Dense 2 added, output 10, 2,570 parameters'],
  ['d', ' after Flatten', 'Dense 1 added after Flatten, output 256, 200,960 parameters'],
  ['f', '', 'Flatten added, output 784'],
  ['x', '', 'Add added, output unknown'],
])('a new node %s is read out as what it gives and costs', (id, after, words) => {
  expect(addedWords(analysis, nodeId(id), after)).toBe(words);
});

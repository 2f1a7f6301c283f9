import { expect, test } from 'vitest';
import { analyze } from '../../../src-core/graph/analyze';
import { nodeId } from '../../../src-core/ids';
import { nodeReading } from '../../../src-core/testing/diagnosis';
import { drawGraph } from '../../../src-core/testing/sketch';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { makeFlowAdapter } from '../flow-adapter';
import { overviewWords, wireLooks } from './wire-looks';

const diagnosis: Diagnosis = {
  culprit: { where: 'forward', node: nodeId('c'), step: 37, input: 2e37 },
  steps: [
    { step: 36, loss: 1, nodes: [nodeReading('a', 0.3), nodeReading('b', 20), nodeReading('c', 4e30)] },
    { step: 37, loss: Number.NaN, nodes: [nodeReading('a', 0.3), nodeReading('b', 2e37), nodeReading('c', Infinity)] },
  ],
  growth: null,
  healthy: 35,
  healthyLoss: 1,
  data: null,
};

const document = drawGraph({
  nodes: {
    in: 'input',
    a: 'flatten',
    b: ['dense', { units: 4 }],
    c: ['dense', { units: 4 }],
    d: ['dense', { units: 4 }],
  },
  wires: ['in a', 'a b', 'b c', 'c d'],
});
const edges = makeFlowAdapter().edges({
  document,
  analysis: analyze(document),
  selectedNodes: new Set(),
  selectedEdges: new Set(),
  moving: new Map(),
  measured: new Map(),
  verdicts: null,
});

const looksFrom = (found: Diagnosis | null, live: readonly string[] = []) => {
  const looks = wireLooks(edges, new Map(live.map((name) => [nodeId(name), null])), found);
  return Object.fromEntries(edges.map(({ id, source }) => [source, looks.get(id)]));
};

test('after a run that diverged the wires keep the colours of what was found when they are drawn small', () => {
  expect(looksFrom(diagnosis)).toEqual({ in: '', a: '', b: 'w', c: 'e' });
});

test('without a finding a wire shows whether something flows', () => {
  expect(looksFrom(null, ['b'])).toEqual({ in: '', a: '', b: 'hot', c: '' });
});

test('one card is no cards', () => {
  expect(overviewWords(1)).toMatch(/^1 card, /);
  expect(overviewWords(1200)).toMatch(/^1,200 cards, /);
});

import { analyze } from '../../src-core/graph/analyze';
import { nodeId } from '../../src-core/ids';
import { nodeReading } from '../../src-core/testing/diagnosis';
import { drawGraph } from '../../src-core/testing/sketch';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';

/** A chain `in a b c d` whose `c` is the first to leave the finite numbers, at step 37. */
export const diagnosis: Diagnosis = {
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

/** The chain as the canvas draws it: nothing selected, nothing moving. */
export const chainView = {
  document,
  analysis: analyze(document),
  selectedNodes: new Set<never>(),
  selectedEdges: new Set<never>(),
  moving: new Map(),
  measured: new Map(),
  verdicts: null,
};

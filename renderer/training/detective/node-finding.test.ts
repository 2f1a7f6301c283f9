import { expect, test } from 'vitest';
import { nodeId } from '../../../src-core/ids';
import { nodeReading } from '../../../src-core/testing/diagnosis';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { findingOf } from './node-finding';

const diagnosis: Diagnosis = {
  culprit: { where: 'forward', node: nodeId('c'), step: 37, input: 2e37 },
  steps: [
    {
      step: 36,
      loss: 1,
      nodes: [nodeReading('a', 1), nodeReading('b', 20), nodeReading('c', 30), nodeReading('d', 1)],
    },
    {
      step: 37,
      loss: Number.NaN,
      nodes: [nodeReading('a', 1), nodeReading('b', 2.2e37), nodeReading('c', Infinity), nodeReading('d', Number.NaN)],
    },
  ],
  growth: null,
  healthy: 35,
  healthyLoss: 1,
  data: null,
};
const wordsOf = (name: string, of = diagnosis) => {
  const finding = findingOf(of, nodeId(name));
  return finding === null ? null : `${finding.tone} ${finding.words}`;
};

test('only the first node is to blame; what fed it grew, what is behind it passed it on, the data did nothing', () => {
  expect(['a', 'b', 'c', 'd'].map((name) => wordsOf(name))).toEqual([
    null,
    'w grew to 2.2e37',
    'e first to leave: ∞ at step 37',
    'n not the cause: passed it on',
  ]);
});

test('where the data are no numbers the input is to blame and no layer', () => {
  const data = { kind: 'feature', row: 1, column: 0, value: Number.NaN, rows: 1 } as const;
  expect(wordsOf('a', { ...diagnosis, data })).toBe('e data: NaN at step 37');
  expect(wordsOf('c', { ...diagnosis, data })).toBe('n not the cause: passed it on');
});

import { expect, test } from 'vitest';
import { nodeId } from '../../../src-core/ids';
import type { Diagnosis } from '../../../src-core/training/detective/diagnosis';
import { chainView, diagnosis } from '../../testing/diverged-chain';
import { makeFlowAdapter } from '../flow-adapter';
import { overviewWords, wireLooks } from './wire-looks';

const edges = makeFlowAdapter().edges(chainView);

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

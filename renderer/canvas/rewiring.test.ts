import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { nodeId } from '../../src-core/ids';
import { applied, drawGraph } from '../../src-core/testing/sketch';
import { holdEnd, rewired, wireAtInput } from './rewiring';

const document = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], r: 'activation', a: 'add' },
  wires: ['i f', 'f d', 'd a 0', 'f a 1'],
});
const analysis = analyze(document);
const wire = (from: string, to: string) => {
  const found = document.edges.find((edge) => edge.from === from && edge.to === to);
  if (found === undefined) throw new Error('no such wire');
  return found;
};
const wiresAfter = (held: ReturnType<typeof holdEnd>, node: string): readonly string[] => {
  const change = rewired(document, held, nodeId(node));
  const after = change === null ? document : applied(document, change);
  return after.edges.map(({ from, to, slot }) => `${from} ${to} ${slot}`).sort();
};

test('the end in the hand goes to another node, and nothing else changes', () => {
  const input = holdEnd(document, analysis, wire('f', 'd'), 'target');
  expect(wiresAfter(input, 'r')).toEqual(['d a 0', 'f a 1', 'f r 0', 'i f 0']);
  const output = holdEnd(document, analysis, wire('f', 'a'), 'source');
  expect(wiresAfter(output, 'r')).toEqual(['d a 0', 'f d 0', 'i f 0', 'r a 1']);
});

test('let go of where it was, nothing changes', () => {
  const held = holdEnd(document, analysis, wire('f', 'd'), 'target');
  expect(rewired(document, held, nodeId('d'))).toBeNull();
});

test('the wire itself is not in the way: the card that it leaves would take it back, a loop is still refused', () => {
  const held = holdEnd(document, analysis, wire('f', 'd'), 'target');
  expect(held.verdicts.get(nodeId('d'))).toEqual({ ok: true });
  expect(held.verdicts.get(nodeId('i'))?.ok).toBe(false);
  const source = holdEnd(document, analysis, wire('i', 'f'), 'source');
  const verdict = source.verdicts.get(nodeId('d'));
  expect(verdict?.ok === false && verdict.reason).toContain('loop');
});

test('an input of one wire brings it along, an input of several none', () => {
  expect(wireAtInput(document, nodeId('d'))).toBe(wire('f', 'd'));
  expect(wireAtInput(document, nodeId('a'))).toBeNull();
  expect(wireAtInput(document, nodeId('r'))).toBeNull();
});

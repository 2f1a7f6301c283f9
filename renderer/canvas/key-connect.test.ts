import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { canConnect } from '../../src-core/graph/can-connect';
import { freeSlot } from '../../src-core/graph/free-slot';
import { nodeId } from '../../src-core/ids';
import { drawGraph } from '../../src-core/testing/sketch';
import { beginKeyWire, endsOf, keyWireWords, walked } from './key-connect';

const document = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax', r: 'activation', c: 'conv2d' },
  wires: ['i f', 'f d', 'd s'],
});
const analysis = analyze(document);

test('only cards that take the wire are walked, none that has it, around and around', () => {
  const wire = beginKeyWire(document, analysis, nodeId('f'), 'source');
  if (wire === null) throw new Error('nothing fits');
  expect([...wire.targets].sort()).toEqual(['r', 's']);
  for (const target of wire.targets) {
    expect(canConnect(document, analysis, nodeId('f'), target, freeSlot(document, target)).ok).toBe(true);
  }
  expect(endsOf(walked(walked(wire, 1), 1))).toEqual(endsOf(wire));
  expect(endsOf(walked(wire, -1))).toEqual(endsOf(walked(wire, 1)));
});

test('a wire into a card starts at what comes before it', () => {
  const wire = beginKeyWire(document, analysis, nodeId('r'), 'target');
  expect(wire && endsOf(wire)).toEqual({ from: 's', to: 'r' });
});

test('where nothing takes a wire there is none to draw', () => {
  expect(beginKeyWire(document, analysis, nodeId('i'), 'target')).toBeNull();
});

test('the words name both ends, what is replaced and how many there are', () => {
  const wire = beginKeyWire(document, analysis, nodeId('f'), 'source');
  if (wire === null) throw new Error('nothing fits');
  const words = [wire, walked(wire, 1)].map((one) => keyWireWords(one, document, analysis));
  expect(words).toContain('Wire from Flatten to Softmax, instead of the one from Dense, 1 of 2');
  expect(words).toContain('Wire from Flatten to ReLU, 2 of 2');
});

import { describe, expect, test } from 'vitest';
import { nodeId } from '../ids';
import { applied, drawGraph } from '../testing/sketch';
import { analyze } from './analyze';
import { canConnect } from './can-connect';
import { freeSlot } from './free-slot';
import { makeEdge } from './make';

const document = drawGraph({
  nodes: {
    i: 'input',
    f: 'flatten',
    d: ['dense', { units: 10 }],
    e: ['dense', { units: 12 }],
    a: 'add',
    c: 'concatenate',
    s: 'softmax',
  },
  wires: ['i f', 'f d', 'f e', 'd a', 'd s'],
});
const analysis = analyze(document);
const ask = (from: string, to: string, slot = 0) => canConnect(document, analysis, nodeId(from), nodeId(to), slot);

describe('a wire', () => {
  test.each([
    ['e', 's', 0],
    ['d', 'a', 1],
    ['d', 'c', 0],
    ['i', 'd', 0],
    ['s', 'a', 1],
  ])('may go from %s to %s', (from, to, slot) => {
    expect(ask(from, to, slot)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['d', 'i', 0, 'Input takes no wires: the data enter there.'],
    ['d', 'd', 0, 'Dense 1 cannot feed itself.'],
    ['s', 'd', 0, 'Dense 1 feeds Softmax already: this wire would close a loop.'],
    ['a', 'f', 0, 'Flatten feeds Add already: this wire would close a loop.'],
    ['e', 'a', 1, 'Add joins inputs that fit: 10 and 12 do not.'],
    ['e', 'd', 1, 'Dense 1 takes one wire.'],
    ['e', 'a', 8, 'Add takes at most 8 wires.'],
    ['x', 'a', 0, 'One end of this wire is not there.'],
  ])('may not go from %s to %s: %s', (from, to, slot, sentence) => {
    expect(ask(from, to, slot)).toEqual({ ok: false, error: sentence });
  });
});

test('the free slot is the first empty one, the last where all are taken', () => {
  expect([freeSlot(document, nodeId('a')), freeSlot(document, nodeId('c')), freeSlot(document, nodeId('d'))]).toEqual([
    1, 0, 0,
  ]);
  const full = Array.from({ length: 8 }, (_, slot) => makeEdge(document, nodeId('d'), nodeId('c'), slot));
  expect(freeSlot(applied(document, { kind: 'add', nodes: [], edges: full }), nodeId('c'))).toBe(7);
});

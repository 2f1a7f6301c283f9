import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeId } from '../../ids';
import { randomDocument } from '../../testing/random-documents';
import { applied, drawGraph } from '../../testing/sketch';
import { upstreamOf, wiringOf } from '../topology';
import { deletePart } from './delete-part';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const residual = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: 'dense', r: 'activation', a: 'add', s: 'softmax' },
  wires: ['i f', 'f d', 'd r', 'r a', 'd a 1', 'a s'],
});
const wires = (document: typeof residual) => document.edges.map(({ from, to, slot }) => `${from} ${to} ${slot}`).sort();
const edge = (from: string, to: string) =>
  residual.edges.filter((one) => one.from === from && one.to === to).map(({ id }) => id);

test('deleting keeps the chain joined, through several nodes and into every slot', () => {
  const after = applied(residual, deletePart(residual, [nodeId('f'), nodeId('d')], [], 'join'));
  expect(wires(after)).toEqual(['a s 0', 'i a 1', 'i r 0', 'r a 0']);
});

test('cutting leaves the gap', () => {
  const after = applied(residual, deletePart(residual, [nodeId('r')], [], 'cut'));
  expect(wires(after)).toEqual(['a s 0', 'd a 1', 'f d 0', 'i f 0']);
});

test('wires that were selected with their node do not stop the joining; others go', () => {
  const chosen = [...edge('d', 'r'), ...edge('r', 'a'), ...edge('a', 's')];
  const after = applied(residual, deletePart(residual, [nodeId('r')], chosen, 'join'));
  expect(wires(after)).toEqual(['d a 0', 'd a 1', 'f d 0', 'i f 0']);
});

test('a wire alone is only taken out', () => {
  const after = applied(residual, deletePart(residual, [], edge('a', 's'), 'join'));
  expect(after.nodes).toBe(residual.nodes);
  expect(after.edges).toHaveLength(5);
});

test('of a loop of two, what is left does not feed itself', () => {
  const loop = drawGraph({ nodes: { a: 'dense', b: 'dense' }, wires: ['a b', 'b a'] });
  expect(applied(loop, deletePart(loop, [nodeId('b')], [], 'join')).edges).toEqual([]);
});

test('what fed what still does, and nothing else does, whatever is deleted', () => {
  fc.assert(
    fc.property(randomDocument(), fc.nat(8), (document, index) => {
      const node = document.nodes[index % Math.max(document.nodes.length, 1)];
      if (!node) return;
      const after = wiringOf(applied(document, deletePart(document, [node.id], [], 'join')));
      const before = wiringOf(document);
      for (const { id } of document.nodes) {
        if (id === node.id) continue;
        const fed = upstreamOf(after, [id]);
        const was = upstreamOf(before, [id]);
        for (const other of fed) expect(was.has(other)).toBe(true);
        // A joined node passes on its first input only.
        const direct = before.wiresInto(id).some(({ from }) => from === node.id);
        const first = before.wiresInto(node.id)[0]?.from;
        if (direct && first !== undefined && first !== node.id && first !== id) expect(fed.has(first)).toBe(true);
      }
    }),
    { seed },
  );
});

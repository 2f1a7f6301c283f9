import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeId } from '../ids';
import { randomDocument } from '../testing/random-documents';
import { drawGraph } from '../testing/sketch';
import { contributorsOf, cyclesOf, downstreamOf, topologicalOrder, upstreamOf, wiringOf } from './topology';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

describe(`random graphs, seed ${seed}`, () => {
  test('a node on a loop is one that its own targets lead back to, found by walking', () => {
    fc.assert(
      fc.property(randomDocument(), (document) => {
        const wiring = wiringOf(document);
        const looped = document.nodes.filter(({ id }) =>
          downstreamOf(
            wiring,
            wiring.wiresOutOf(id).map((edge) => edge.to),
          ).has(id),
        );
        const cycles = cyclesOf(wiring);
        expect(new Set(cycles.flatMap((cycle) => cycle.nodes))).toEqual(new Set(looped.map(({ id }) => id)));
      }),
      { seed, numRuns: 500 },
    );
  });

  test('without the wires that lead back there is no loop, and the order has every wire forward', () => {
    fc.assert(
      fc.property(randomDocument(), (document) => {
        const back = new Set(cyclesOf(wiringOf(document)).flatMap((cycle) => cycle.back));
        const wiring = wiringOf({ ...document, edges: document.edges.filter((edge) => !back.has(edge)) });
        expect(cyclesOf(wiring)).toEqual([]);
        const order = topologicalOrder(wiring);
        expect(new Set(order)).toEqual(new Set(document.nodes.map(({ id }) => id)));
        for (const { id } of document.nodes) {
          for (const { to } of wiring.wiresOutOf(id)) expect(order.indexOf(id)).toBeLessThan(order.indexOf(to));
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

test('5,000 nodes in a row are no more than a walk', () => {
  const count = 5_000;
  const nodes = Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, 'activation' as const]));
  const wires = Array.from({ length: count - 1 }, (_, index) => `n${index} n${index + 1}`);
  const wiring = wiringOf(drawGraph({ nodes, wires: [...wires, `n${count - 1} n0`] }));
  expect(cyclesOf(wiring).map((cycle) => [cycle.nodes.length, cycle.back.length])).toEqual([[count, 1]]);
  expect(upstreamOf(wiring, [nodeId('n0')]).size).toBe(count);
});

test('of a bypassed node only the first wire counts', () => {
  const wiring = wiringOf(
    drawGraph({ nodes: { i: 'input', f: 'flatten', a: ['add', {}, 'bypassed'] }, wires: ['f a 1', 'i a', 'i f'] }),
  );
  expect(contributorsOf(wiring, nodeId('a'))).toEqual(new Set(['a', 'i']));
});

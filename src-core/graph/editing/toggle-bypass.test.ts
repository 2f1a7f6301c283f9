import { expect, test } from 'vitest';
import { nodeId } from '../../ids';
import { applied, drawGraph } from '../../testing/sketch';
import { toggleBypass } from './toggle-bypass';

const graph = drawGraph({
  nodes: { i: 'input', r: 'activation', t: ['activation', {}, 'bypassed'], a: 'add' },
  wires: ['i r', 'r t', 't a', 'i a 1'],
});
const all = new Set(graph.nodes.map(({ id }) => id));
const bypassed = (document: typeof graph) => document.nodes.filter((node) => node.bypassed).map(({ id }) => id);

test('a mixed selection is bypassed first and used again then; inputs and sums are left out', () => {
  const first = toggleBypass(graph, all);
  if (first === null) throw new Error('nothing to bypass');
  expect(first).toMatchObject({ nodes: ['r'], bypassed: true });
  const after = applied(graph, first.change);
  expect(bypassed(after)).toEqual(['r', 't']);
  const second = toggleBypass(after, all);
  if (second === null) throw new Error('nothing to use');
  expect(second).toMatchObject({ nodes: ['r', 't'], bypassed: false });
  expect(bypassed(applied(after, second.change))).toEqual([]);
});

test('where nothing has exactly one input there is nothing to bypass', () => {
  expect(toggleBypass(graph, new Set([nodeId('i'), nodeId('a')]))).toBeNull();
});

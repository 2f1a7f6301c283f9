import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { type NodeId, nodeId } from '../../src-core/ids';
import { drawGraph } from '../../src-core/testing/sketch';
import { nextPlace } from './next-place';

const { problems } = analyze(
  drawGraph({
    nodes: {
      i: 'input',
      d: ['dense', { units: 256 }],
      e: ['dense', { units: 12 }],
      s: 'softmax',
      t: 'softmax',
    },
    wires: ['i d', 'd e', 'e s', 's t'],
    training: { epochs: 0 },
  }),
);
const none: ReadonlySet<NodeId> = new Set();

test('each place is visited once, and then the first again', () => {
  const visited: (string | null)[] = [];
  let selected = none;
  for (let press = 0; press < 6; press++) {
    const node = nextPlace(problems, selected)?.node ?? null;
    visited.push(node);
    selected = node === null ? none : new Set([node]);
    // From the settings, which select nothing, the first node is next.
    if (node === null && press > 0) break;
  }
  expect(problems.map(({ code, nodes }) => [code, nodes[0]])).toEqual([
    ['training.invalid', undefined],
    ['shape.rank', 'd'],
    ['units.classes', 'e'],
    ['softmax.twice', 's'],
    ['linear.collapse', 'd'],
  ]);
  expect(visited).toEqual([null, null]);
});

test('a node with two problems is one place, which holds both', () => {
  const place = nextPlace(problems, new Set([nodeId('s')]));
  expect(place?.node).toBe(null);
  expect(nextPlace(problems.slice(1), none)?.problems.map(({ code }) => code)).toEqual([
    'shape.rank',
    'linear.collapse',
  ]);
});

test('without problems there is no place', () => {
  expect(nextPlace([], none)).toBe(null);
});

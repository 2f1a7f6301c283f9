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

/** Where so many presses lead, one after the other. */
function visit(presses: number, start: ReadonlySet<NodeId> = none): readonly (string | null)[] {
  const visited: (NodeId | null)[] = [];
  let selected = start;
  for (let press = 0; press < presses; press++) {
    const place = nextPlace(problems, selected, visited.at(-1) === null);
    if (!place) break;
    visited.push(place.node);
    selected = new Set(place.node === null ? [] : [place.node]);
  }
  return visited;
}

test('each place is visited once, the settings too, and then the first again', () => {
  expect(problems.map(({ code, nodes }) => [code, nodes[0]])).toEqual([
    ['training.invalid', undefined],
    ['shape.rank', 'd'],
    ['units.classes', 'e'],
    ['softmax.twice', 's'],
    ['linear.collapse', 'd'],
  ]);
  expect(visit(6)).toEqual([null, 'd', 'e', 's', null, 'd']);
  expect(visit(2, new Set([nodeId('e')]))).toEqual(['s', null]);
});

test('a node with two problems is one place, which holds both', () => {
  expect(nextPlace(problems, none, true)?.problems.map(({ code }) => code)).toEqual(['shape.rank', 'linear.collapse']);
});

test('without problems there is no place', () => {
  expect(nextPlace([], none, false)).toBe(null);
});

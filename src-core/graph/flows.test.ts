import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomDocument } from '../testing/random-documents';
import { drawGraph, type Sketch } from '../testing/sketch';
import { analyze } from './analyze';
import { flowOrder, flowsOf } from './flows';
import { topologicalOrder, wiringOf } from './topology';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const ordered = (nodes: Sketch['nodes'], wires: readonly string[]): string =>
  flowsOf(wiringOf(drawGraph({ nodes, wires })))
    .map((flow) => flow.join(' '))
    .join(' | ');

const chain = {
  i: 'input',
  f: 'flatten',
  d: ['dense', { units: 256 }],
  r: 'activation',
  e: 'dense',
  s: 'softmax',
} as const;

test('what the input feeds comes first, then the loose ones by creation, each part together', () => {
  expect(ordered(chain, ['i f', 'f d', 'd r', 'r e', 'e s'])).toBe('i f d r e s');
  expect(ordered(chain, ['i f', 'f d', 'r e', 'e s'])).toBe('i f d | r e s');
  const looseFirst = { d: 'dense', s: 'softmax', i: 'input', f: 'flatten', r: 'activation', e: 'dense' } as const;
  expect(ordered(looseFirst, ['i f', 'f r', 'd s'])).toBe('i f r | d s | e');
});

test('an input that feeds nothing comes before what is loose, but after what an input feeds', () => {
  expect(ordered({ d: 'dense', j: 'input', i: 'input', f: 'flatten' }, ['i f'])).toBe('i f | j | d');
});

test('a loose feeder of the flow belongs to it and comes before what it feeds', () => {
  expect(ordered({ i: 'input', x: 'dense', a: 'add', l: 'activation' }, ['i a', 'x a 1'])).toBe('i x a | l');
});

test('deleting a node in the middle leaves the names of the others', () => {
  const document = drawGraph({ nodes: { i: 'input', e: 'dense', f: 'flatten', d: 'dense' }, wires: ['i f', 'f d'] });
  const names = analyze(document).nodes;
  expect(document.nodes.map(({ id }) => names.get(id)?.name)).toEqual(['Input', 'Dense 2', 'Flatten', 'Dense 1']);
});

describe(`random graphs, seed ${seed}`, () => {
  test('each flow keeps the topological order, no wire leads from one to another, and none is lost', () => {
    fc.assert(
      fc.property(randomDocument(), (document) => {
        const wiring = wiringOf(document);
        const plain = topologicalOrder(wiring);
        const flows = flowsOf(wiring);
        for (const flow of flows) expect(flow).toEqual(plain.filter((id) => flow.includes(id)));
        for (const { from, to } of document.edges) {
          expect(flows.findIndex((flow) => flow.includes(from))).toBe(flows.findIndex((flow) => flow.includes(to)));
        }
        expect([...flowOrder(wiring)].sort()).toEqual([...plain].sort());
      }),
      { seed, numRuns: 300 },
    );
  });
});

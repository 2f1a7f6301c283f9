import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fashionMlp } from '../../templates/fashion-mlp';
import { randomDocument } from '../../testing/random-documents';
import { applied, drawGraph } from '../../testing/sketch';
import { cyclesOf, wiringOf } from '../topology';
import { layoutNodes } from './layout';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const measures = { columnStep: 304, rowStep: 252, aspect: 1.6 };

/** Column and row of every node. */
function cells(document: ReturnType<typeof drawGraph>): Record<string, string> {
  const after = applied(document, layoutNodes(document, measures));
  const [left, top] = [
    Math.min(...after.nodes.map(({ position }) => position.x)),
    Math.min(...after.nodes.map(({ position }) => position.y)),
  ];
  return Object.fromEntries(
    after.nodes.map(({ id, position }) => [id, `${(position.x - left) / 304} ${(position.y - top) / 252}`]),
  );
}

test('a skip does not push its block aside, and the sum stands behind both', () => {
  const residual = drawGraph({
    nodes: { a: 'add', r: 'activation', d: 'dense', i: 'input' },
    wires: ['i d', 'd r', 'r a', 'i a 1'],
  });
  expect(cells(residual)).toEqual({ i: '0 0', d: '1 0', r: '2 0', a: '0 1' });
});

test('branches stand below each other and meet in the middle', () => {
  const branches = drawGraph({
    nodes: { i: 'input', d: 'dense', e: 'dense', f: 'dense', c: 'concatenate' },
    wires: ['i d', 'i e', 'i f', 'd c', 'e c 1', 'f c 2'],
  });
  expect(cells(branches)).toEqual({ i: '0 0', d: '1 0', e: '1 1', f: '1 2', c: '2 1' });
});

test('parts stand below each other, the one with the input first, single nodes last in one row', () => {
  const parts = drawGraph({
    nodes: { x: 'dense', y: 'softmax', p: 'dense', q: 'dense', i: 'input', d: 'dense' },
    wires: ['x y', 'i d'],
  });
  expect(cells(parts)).toEqual({ i: '0 0', d: '1 0', x: '0 1', y: '1 1', p: '0 2', q: '1 2' });
});

test('the network of the first start is laid out as it is drawn', () => {
  const chain = fashionMlp.make();
  expect(applied(chain, layoutNodes(chain, measures))).toBe(chain);
});

test('a chain of two hundred nodes is folded into about the form asked for', () => {
  const names = Array.from({ length: 200 }, (_, index) => `n${index}`);
  const chain = drawGraph({
    nodes: Object.fromEntries(names.map((name) => [name, 'activation' as const])),
    wires: names.slice(1).map((name, index) => `n${index} ${name}`),
  });
  const places = Object.values(cells(chain)).map((cell) => cell.split(' ').map(Number));
  const columns = Math.max(...places.map(([column = 0]) => column)) + 1;
  const rows = Math.max(...places.map(([, row = 0]) => row)) + 1;
  expect((columns * 304) / (rows * 252)).toBeGreaterThan(1.3);
  expect((columns * 304) / (rows * 252)).toBeLessThan(1.9);
});

test('no two nodes share a place, the corner stays, and wires lead on in the order of reading', () => {
  fc.assert(
    fc.property(randomDocument(), (document) => {
      const after = applied(document, layoutNodes(document, measures));
      const places = after.nodes.map(({ position }) => `${position.x} ${position.y}`);
      expect(new Set(places).size).toBe(places.length);
      const corner = (nodes: typeof after.nodes) => [
        Math.min(...nodes.map(({ position }) => position.x)),
        Math.min(...nodes.map(({ position }) => position.y)),
      ];
      expect(corner(after.nodes)).toEqual(corner(document.nodes));
      const wiring = wiringOf(after);
      if (cyclesOf(wiring).length > 0) return;
      for (const { from, to } of after.edges) {
        const [start, end] = [wiring.nodes.get(from)?.position, wiring.nodes.get(to)?.position];
        if (!start || !end) throw new Error('a wire without an end');
        // To the right in its band of rows, or down in one of the next.
        expect(end.x > start.x || end.y > start.y).toBe(true);
      }
    }),
    { seed },
  );
});

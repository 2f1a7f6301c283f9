import { expect, test } from 'vitest';
import { analyze } from '../../../src-core/graph/analyze';
import type { AddTo } from '../../../src-core/graph/editing/fit';
import { nodeId } from '../../../src-core/ids';
import { drawGraph } from '../../../src-core/testing/sketch';
import { nodeMenuSections, wishTitle } from './menu-items';

const document = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax' },
  wires: ['i f', 'f d', 'd s'],
});
const drawing = { document, analysis: analyze(document) };
const after = (node: string): AddTo => ({ to: 'output', node: nodeId(node) });
const titles = (query: string, where: AddTo, onlyFitting = true, recent: readonly string[] = []) =>
  nodeMenuSections(query, { where, onlyFitting }, drawing, recent).map(({ title, items }) => [
    title,
    ...items.map(({ entry }) => entry.title),
  ]);

test('only what fits is offered behind a wire, with what it does to the shape', () => {
  const items = nodeMenuSections('', { where: after('f'), onlyFitting: true }, drawing, []).flatMap((all) => all.items);
  const hints = new Map(items.map(({ entry, hint }) => [entry.title, hint]));
  expect(hints.get('ReLU')).toBe('keeps 784');
  expect(hints.get('Dense')).toMatch(/^784 → \d+$/);
  expect(hints.has('Conv2D')).toBe(false);
  expect(hints.has('Input')).toBe(false);
});

test('behind images a dense layer is offered with its Flatten', () => {
  const [dense] = nodeMenuSections('dense', { where: after('i'), onlyFitting: true }, drawing, [])[0]?.items ?? [];
  expect(dense?.hint).toMatch(/^with Flatten, → \d+$/);
  expect(dense?.fit?.nodes.map(({ type }) => type)).toEqual(['flatten', 'dense']);
});

test('what was added lately comes first where it fits, and leads among what is found alike', () => {
  expect(titles('', after('f'), true, ['Conv2D', 'Dropout'])[0]).toEqual(['Recent', 'Dropout']);
  expect(titles('relu', after('f'))[0]?.[1]).toBe('ReLU');
});

test('where all may be added, what does not fit is there too, last, and says why no wire will lead to it', () => {
  expect(titles('', after('f'), false).at(-1)).toEqual(expect.arrayContaining(['Without a wire', 'Input', 'Conv2D']));
  const [input] = nodeMenuSections('input', { where: after('f'), onlyFitting: false }, drawing, [])[0]?.items ?? [];
  expect(input).toMatchObject({ fit: null, hint: 'takes no wires' });
});

test('a node is found by what it does; nothing is found by nonsense', () => {
  expect(titles('minibatch', { to: 'nothing' }, false).flat()).toContain('BatchNorm');
  expect(titles('qqqq', { to: 'nothing' }, false)).toEqual([]);
});

test('the list says where the node would go', () => {
  const [wire] = document.edges;
  if (wire === undefined) throw new Error('no wire');
  expect(wishTitle({ where: after('d'), onlyFitting: true }, drawing)).toBe('Fits after Dense');
  expect(wishTitle({ where: { to: 'wire', edge: wire.id }, onlyFitting: true }, drawing)).toBe(
    'Between Input and Flatten',
  );
});

import { describe, expect, test } from 'vitest';
import { edgeId, nodeId } from '../ids';
import { deepFreeze } from '../testing/deep-freeze';
import { applied, drawGraph } from '../testing/sketch';
import { applyChange } from './apply-change';
import type { GraphDocument } from './document';
import type { Change, NewNode, Where } from './edit';

const graph = deepFreeze(
  drawGraph({
    nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax' },
    wires: ['i f', 'f d', 'd s'],
  }),
);
const [f, d, s] = [nodeId('f'), nodeId('d'), nodeId('s')];
const wireInto = (document: GraphDocument, node: string) => {
  const wire = document.edges.find(({ to }) => to === node);
  if (!wire) throw new Error(`no wire into ${node}`);
  return wire;
};
const wires = (document: GraphDocument) => document.edges.map(({ from, to, slot }) => `${from} ${to} ${slot}`).sort();
const places = (document: GraphDocument) =>
  Object.fromEntries(document.nodes.map(({ id, position }) => [id, [position.x, position.y]]));
const place = (nodes: readonly NewNode[], where: Where): Change => ({ kind: 'place', nodes, where });
const refusal = (change: Change) => {
  const changed = applyChange(graph, change);
  return changed.ok ? null : changed.error;
};

describe('new nodes on a wire', () => {
  const onWire = (...nodes: NewNode[]) => place(nodes, { at: 'wire', edge: wireInto(graph, 's').id });

  test('stand between its ends, in their order, with what was given and the defaults of the rest', () => {
    const after = applied(graph, onWire({ type: 'dense', params: { units: 3 } }, { type: 'activation' }));
    expect(wires(after)).toEqual(['activation-1 s 0', 'd dense-1 0', 'dense-1 activation-1 0', 'f d 0', 'i f 0']);
    const [dense, activation] = after.nodes.slice(4);
    expect(dense?.params).toMatchObject({ units: 3, bias: true });
    expect(activation?.params).toMatchObject({ function: 'relu' });
  });

  test('make room: what stood in the row moves on by as many columns, the rest stays', () => {
    const low = applied(graph, { kind: 'move', positions: [{ node: f, to: { x: 912, y: 400 } }] });
    const after = places(applied(low, onWire({ type: 'dense' }, { type: 'activation' })));
    expect(after).toEqual({
      i: [0, 0],
      f: [912, 400],
      d: [608, 0],
      'dense-1': [912, 0],
      'activation-1': [1216, 0],
      s: [1520, 0],
    });
  });

  test('move nothing where there is room', () => {
    const roomy = applied(graph, { kind: 'move', positions: [{ node: s, to: { x: 608 + 900, y: 0 } }] });
    const after = places(applied(roomy, onWire({ type: 'dense' }, { type: 'activation' })));
    expect([after.s, after['dense-1'], after['activation-1']]).toEqual([
      [1508, 0],
      [908, 0],
      [1208, 0],
    ]);
  });

  test('keep the slot at its end', () => {
    const joined = drawGraph({ nodes: { i: 'input', f: 'flatten', a: 'add' }, wires: ['i f', 'f a', 'f a 1'] });
    const wire = joined.edges.find(({ slot }) => slot === 1);
    const where = { at: 'wire', edge: wire?.id ?? edgeId('none') } as const;
    expect(wires(applied(joined, place([{ type: 'dropout' }], where)))).toEqual([
      'dropout-1 a 1',
      'f a 0',
      'f dropout-1 0',
      'i f 0',
    ]);
  });
});

describe('new nodes elsewhere', () => {
  test('behind a node stand in the next free columns, fed by it', () => {
    const after = applied(graph, place([{ type: 'dense' }, { type: 'softmax' }], { at: 'behind', node: d }));
    expect(wires(after)).toEqual(['d dense-1 0', 'd s 0', 'dense-1 softmax-1 0', 'f d 0', 'i f 0']);
    expect([places(after)['dense-1'], places(after)['softmax-1']]).toEqual([
      [1216, 0],
      [1520, 0],
    ]);
  });

  test('instead of a node take its place and all its wires, also those to itself', () => {
    const looped = drawGraph({
      nodes: { i: 'input', f: 'flatten', a: 'add', d: 'dense', e: 'dense' },
      wires: ['i f', 'f a', 'a a 1', 'a d', 'a e'],
    });
    const after = applied(looped, place([{ type: 'concatenate' }], { at: 'instead', node: nodeId('a') }));
    expect(wires(after)).toEqual([
      'concatenate-1 concatenate-1 1',
      'concatenate-1 d 0',
      'concatenate-1 e 0',
      'f concatenate-1 0',
      'i f 0',
    ]);
    expect(places(after)['concatenate-1']).toEqual([608, 0]);
  });

  test('at the start stand left of all, unwired; in an empty document at its corner', () => {
    const after = applied(graph, place([{ type: 'input' }], { at: 'start' }));
    expect(places(after)['input-1']).toEqual([-304, 0]);
    expect(wires(after)).toEqual(wires(graph));
    const empty = drawGraph({ nodes: {}, wires: [] });
    expect(places(applied(empty, place([{ type: 'input' }], { at: 'start' })))).toEqual({ 'input-1': [56, 40] });
  });

  test('none at all change nothing', () => {
    expect(applied(graph, place([], { at: 'start' }))).toBe(graph);
  });

  test.each<[string, Change]>([
    ['There is no wire x.', place([{ type: 'dense' }], { at: 'wire', edge: edgeId('x') })],
    ['There is no node x.', place([{ type: 'dense' }], { at: 'behind', node: nodeId('x') })],
    ['There is no node x.', place([{ type: 'dense' }], { at: 'instead', node: nodeId('x') })],
    ['Nodes of type warp are not known here.', place([{ type: 'warp' }], { at: 'start' })],
    ['Input takes no wires.', place([{ type: 'input' }], { at: 'behind', node: d })],
    ['Units: a whole number from 1 to 16,384.', place([{ type: 'dense', params: { units: 0 } }], { at: 'start' })],
    ['There is no node x.', { kind: 'take-out', nodes: [nodeId('x')] }],
  ])('are refused: %s', (sentence, change) => {
    expect(refusal(change)).toBe(sentence);
  });
});

describe('taking nodes out', () => {
  test('joins what they fed to what fed them, over several at once', () => {
    expect(wires(applied(graph, { kind: 'take-out', nodes: [d, f] }))).toEqual(['i s 0']);
    expect(wires(applied(graph, { kind: 'take-out', nodes: [f, f] }))).toEqual(['d s 0', 'i d 0']);
  });

  test('joins every wire out of a node to its first feeder', () => {
    const fork = drawGraph({
      nodes: { i: 'input', f: 'flatten', g: 'flatten', a: 'add', d: 'dense', c: 'concatenate' },
      wires: ['i f', 'i g', 'f a', 'g a 1', 'a d', 'a c', 'd c 1'],
    });
    expect(wires(applied(fork, { kind: 'take-out', nodes: [nodeId('a')] }))).toEqual([
      'd c 1',
      'f c 0',
      'f d 0',
      'i f 0',
      'i g 0',
    ]);
  });

  test('leaves a gap where nothing feeds them, and ends in a loop too', () => {
    expect(wires(applied(graph, { kind: 'take-out', nodes: [nodeId('i')] }))).toEqual(['d s 0', 'f d 0']);
    const loop = drawGraph({ nodes: { a: 'flatten', b: 'flatten', c: 'flatten' }, wires: ['a b', 'b a', 'b c'] });
    expect(wires(applied(loop, { kind: 'take-out', nodes: [nodeId('a'), nodeId('b')] }))).toEqual([]);
  });
});

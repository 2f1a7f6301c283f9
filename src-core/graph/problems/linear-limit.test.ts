import { expect, test } from 'vitest';
import { applied, drawGraph } from '../../testing/sketch';
import { analyze } from '../analyze';
import type { GraphDocument } from '../document';

const gate = (name: string, nodes: Parameters<typeof drawGraph>[0]['nodes'], wires: string[]): GraphDocument => {
  const drawn = drawGraph({ nodes, wires, data: 'logic-gates' });
  return applied(drawn, { kind: 'set-dataset', dataset: { id: 'logic-gates', options: { gate: name } } });
};
const linear = (name: string): GraphDocument =>
  gate(name, { i: 'input', d: ['dense', { units: 2 }], s: 'softmax' }, ['i d', 'd s']);
const limits = (document: GraphDocument) => analyze(document).problems.filter(({ code }) => code === 'linear.xor');

test('softmax regression on XOR is told why it cannot be right', () => {
  expect(limits(linear('xor')).map(({ nodes }) => nodes)).toEqual([['s']]);
  expect(limits(linear('xnor'))).toHaveLength(1);
  expect(analyze(linear('xor')).valid).not.toBeNull();
});

test('gates that a line can part are left alone', () => {
  for (const name of ['and', 'or', 'nand', 'nor']) expect(limits(linear(name))).toEqual([]);
});

test('a linear hidden layer bends nothing, an activation does', () => {
  const hidden = (activation: string): GraphDocument =>
    gate(
      'xor',
      {
        i: 'input',
        h: ['dense', { units: 4 }],
        a: ['activation', { function: activation }],
        d: ['dense', { units: 2 }],
        s: 'softmax',
      },
      ['i h', 'h a', 'a d', 'd s'],
    );
  expect(limits(hidden('linear'))).toHaveLength(1);
  expect(limits(hidden('relu'))).toEqual([]);
});

test('its fix gives a network without the problem', () => {
  const document = linear('xor');
  const fix = limits(document)[0]?.fixes[0];
  if (fix === undefined) throw new Error('no fix');
  const mended = applied(document, fix.change);
  expect(limits(mended)).toEqual([]);
  expect(analyze(mended).valid).not.toBeNull();
  expect(mended.nodes).toHaveLength(5);
});

import { describe, expect, test } from 'vitest';
import { nodeId } from '../../ids';
import type { NodeDefinition } from '../../nodes/define-node';
import { nodeDefinitions } from '../../nodes/registry';
import { templates } from '../../templates/registry';
import { applied, drawGraph } from '../../testing/sketch';
import { analyze } from '../analyze';
import type { GraphDocument } from '../document';
import { type AddTo, additionOf, fitOf, maySplice, spliced } from './fit';

const entries = nodeDefinitions.flatMap((definition: NodeDefinition) =>
  definition.palette.map(({ title, params }) => ({ type: definition.type, title, params })),
);

function placesIn(document: GraphDocument): readonly AddTo[] {
  return [
    ...document.nodes.map(({ id }): AddTo => ({ to: 'output', node: id })),
    ...document.edges.map(({ id }): AddTo => ({ to: 'wire', edge: id })),
  ];
}

describe.each(templates.map(({ id, make }) => [id, make()] as const))('in %s', (_, document) => {
  const analysis = analyze(document);

  test('a fit foretells the shape that the analysis finds once the node is there, and no new misfit', () => {
    for (const where of placesIn(document)) {
      for (const entry of entries) {
        const fit = fitOf(document, analysis, entry, where);
        if (!fit.ok) continue;
        const addition = additionOf(document, fit.value.nodes, where, { x: 5_000, y: 5_000 }, 304);
        if (addition === null) throw new Error('nothing to add');
        const after = analyze(applied(document, addition.change));
        const found = after.nodes.get(addition.node);
        const waits = after.problems.some(
          ({ code, nodes }) => code.startsWith('inputs') && nodes.includes(addition.node),
        );
        if (found?.output != null && !waits) expect(found.output, entry.title).toEqual(fit.value.output);
        const misfits = after.problems.filter(
          ({ code, nodes }) => code.startsWith('shape.') && nodes.includes(addition.node),
        );
        expect(
          misfits.map(({ message }) => message),
          `${entry.title} ${JSON.stringify(where)}`,
        ).toEqual([]);
      }
    }
  });
});

const chain = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax', r: 'activation', c: 'conv2d' },
  wires: ['i f', 'f d', 'd s'],
});
const analysis = analyze(chain);
const wire = (to: string) => {
  const found = chain.edges.find((edge) => edge.to === to);
  if (found === undefined) throw new Error(`no wire into ${to}`);
  return found.id;
};

test('a dense layer behind images comes with a Flatten, and says what comes out', () => {
  const fit = fitOf(chain, analysis, { type: 'dense', params: { units: 32 } }, { to: 'output', node: nodeId('i') });
  expect(fit).toMatchObject({ ok: true, value: { input: [28, 28, 1], output: [32] } });
  expect(fit.ok && fit.value.nodes.map(({ type }) => type)).toEqual(['flatten', 'dense']);
});

test('what does not fit says why in a few words', () => {
  const why = (type: string, where: AddTo) => {
    const fit = fitOf(chain, analysis, { type }, where);
    return fit.ok ? null : fit.error;
  };
  expect(why('conv2d', { to: 'output', node: nodeId('f') })).toBe('wants images, not 784');
  expect(why('input', { to: 'output', node: nodeId('f') })).toBe('takes no wires');
  expect(why('nothing', { to: 'nothing' })).toBe('is not known here');
});

test('a node that feeds an input is wired into its free slot', () => {
  const addition = additionOf(chain, [{ type: 'input' }], { to: 'input', node: nodeId('c') }, { x: 0, y: 0 }, 304);
  if (addition === null) throw new Error('nothing to add');
  const after = applied(chain, addition.change);
  expect(after.edges.at(-1)).toMatchObject({ from: addition.node, to: 'c', slot: 0 });
});

test('a loose card may be put on a wire that it fits and on no other; a wired one on none', () => {
  expect(maySplice(chain, analysis, nodeId('r'), wire('s'))).toBe(true);
  expect(maySplice(chain, analysis, nodeId('c'), wire('s'))).toBe(false);
  expect(maySplice(chain, analysis, nodeId('d'), wire('f'))).toBe(false);
  const change = spliced(chain, nodeId('r'), wire('s'));
  if (change === null) throw new Error('no such wire');
  const after = applied(chain, change);
  const wires = after.edges.map(({ from, to }) => `${from} ${to}`);
  expect(wires.sort()).toEqual(['d r', 'f d', 'i f', 'r s']);
  const placeOf = (id: string) => after.nodes.find((node) => node.id === id)?.position;
  expect([placeOf('d'), placeOf('r'), placeOf('s')].map((place) => place?.x)).toEqual([608, 912, 1216]);
});

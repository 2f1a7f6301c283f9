import { expect, test } from 'vitest';
import { claimGraph } from '../testing/claims';
import { drawGraph, type Sketch } from '../testing/sketch';
import { linearRegions } from './linear-regions';
import { formulaOf } from './region-formula';

function formula(nodes: Sketch['nodes'], wires: readonly string[]) {
  const { plan } = claimGraph(drawGraph({ nodes: { a: 'input', ...nodes, s: 'softmax' }, wires, data: 'moons' }));
  const [region] = linearRegions(plan);
  if (!region) throw new Error('no region');
  const { weight, bias, symbols } = formulaOf(plan, region);
  const plain = (tex: string): string => tex.replace(/\\mathbf\{(.)\}/g, '$1').replace(/_\{(\d)\}/g, '$1');
  return { weight: plain(weight), bias: plain(bias), shapes: symbols.map(({ shape }) => shape) };
}

test('three layers in a row are the product in the order of flow, for row vectors', () => {
  const nodes: Sketch['nodes'] = { d: ['dense', { units: 5 }], e: ['dense', { units: 4 }], f: ['dense', { units: 2 }] };
  expect(formula(nodes, ['a d', 'd e', 'e f', 'f s'])).toEqual({
    weight: 'W1W2W3',
    bias: '\\left(b1W2 + b2\\right)W3 + b3',
    shapes: [
      [2, 5],
      [5, 4],
      [4, 2],
    ],
  });
});

test('branches are added before what follows multiplies them', () => {
  const nodes: Sketch['nodes'] = { d: ['dense', { units: 2 }], p: 'add', g: ['dense', { units: 2 }] };
  expect(formula(nodes, ['a d', 'a p', 'd p 1', 'p g', 'g s'])).toMatchObject({
    weight: '\\left(I + W1\\right)W2',
    bias: 'b1W2 + b2',
  });
});

test('BatchNorm is a diagonal matrix and a shift', () => {
  const nodes: Sketch['nodes'] = { d: ['dense', { units: 2, bias: false }], n: 'batch-norm' };
  expect(formula(nodes, ['a d', 'd n', 'n s'])).toMatchObject({ weight: 'W1D2', bias: 'c2' });
});

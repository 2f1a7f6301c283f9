import { describe, expect, test } from 'vitest';
import { nodeId } from '../../ids';
import type { ParamRecord } from '../../nodes/define-node';
import { applied, drawGraph } from '../../testing/sketch';
import { analyze } from '../analyze';
import type { GraphDocument } from '../document';
import type { Problem } from '../problems';

/** A chain of nodes on Fashion-MNIST (28 × 28 × 1) or Iris (4), named by their places: a, b, c, … */
function chain(nodes: readonly (string | readonly [string, ParamRecord])[], data = 'fashion-mnist'): GraphDocument {
  const names = nodes.map((_, index) => String.fromCharCode(97 + index));
  return drawGraph({
    data,
    nodes: Object.fromEntries(nodes.map((node, index) => [names[index] ?? '', node])) as Parameters<
      typeof drawGraph
    >[0]['nodes'],
    wires: names.slice(1).map((name, index) => `${names[index]} ${name}`),
  });
}

function shapeProblems(document: GraphDocument): readonly Problem[] {
  return analyze(document).problems.filter(({ code }) => code.startsWith('shape.'));
}

function only(document: GraphDocument): Problem {
  const [problem, ...others] = shapeProblems(document);
  if (!problem || others.length > 0) throw new Error(`${others.length + 1} problems of shape`);
  return problem;
}

const head = [['dense', { units: 10 }], 'softmax'] as const;

describe.each<[string, GraphDocument, string, string, readonly string[]]>([
  [
    'a convolution behind Flatten',
    chain(['input', 'flatten', 'conv2d', ...head]),
    'c',
    '**Conv2D** wants images, height × width × channels; **Flatten** gives 784.',
    ['Move Flatten behind Conv2D', 'Insert Reshape to 28 × 28 × 1'],
  ],
  [
    'a stack of image layers behind Flatten',
    chain(['input', 'flatten', 'conv2d', 'activation', 'max-pool', ...head]),
    'c',
    '**Conv2D** wants images, height × width × channels; **Flatten** gives 784.',
    ['Move Flatten behind MaxPool', 'Insert Reshape to 28 × 28 × 1'],
  ],
  [
    'an image layer between two Flattens',
    chain(['input', 'flatten', 'average-pool', 'flatten', ...head]),
    'c',
    '**AveragePool** wants images, height × width × channels; **Flatten 1** gives 784.',
    ['Remove Flatten 1', 'Insert Reshape to 28 × 28 × 1'],
  ],
  [
    'a convolution of a dense layer',
    chain(['input', 'flatten', ['dense', { units: 392 }], 'depthwise-conv2d', 'global-average-pool', ...head]),
    'd',
    '**DepthwiseConv2D** wants images, height × width × channels; **Dense 1** gives 392.',
    ['Insert Reshape to 14 × 14 × 2'],
  ],
  [
    'a window larger than any image of so few numbers',
    chain(['input', ['max-pool', { windowHeight: 3, windowWidth: 3 }], ...head], 'iris'),
    'b',
    '**MaxPool** wants images, height × width × channels; **Input** gives 4.',
    ['Remove MaxPool'],
  ],
  [
    'a pool that is larger than its image',
    chain(['input', ['conv2d', { stride: 16 }], ['max-pool', { windowHeight: 3 }], 'flatten', ...head]),
    'c',
    '**MaxPool** slides a window of 3 × 2 over images of only 2 × 2.',
    ['Pad the image (same)', 'Set the window to 2 × 2', 'Remove MaxPool'],
  ],
  [
    'a valid convolution that is larger than its image',
    chain([
      'input',
      ['conv2d', { padding: 'valid', windowHeight: 30, windowWidth: 5 }],
      'global-average-pool',
      ...head,
    ]),
    'b',
    '**Conv2D** slides a window of 30 × 5 over images of only 28 × 28.',
    ['Pad the image (same)', 'Set the window to 28 × 5', 'Remove Conv2D'],
  ],
  [
    'a target with another count of numbers',
    chain(['input', ['reshape', { shape: '7 × 7 × 10' }], 'flatten', ...head]),
    'b',
    '**Reshape** makes 7 × 7 × 10 = 490 numbers of 28 × 28 × 1 = 784.',
    ['Set to 7 × 7 × 16', 'Set to 28 × 28 × 1', 'Remove Reshape'],
  ],
  [
    'a target with a negative size',
    chain(['input', ['reshape', { shape: '7 × −7 × 16' }], 'flatten', ...head]),
    'b',
    '**Reshape** has “−7” in its target shape; a size is a whole number from 1, or −1 once.',
    ['Set to 7 × 7 × 16', 'Set to 28 × 28 × 1', 'Remove Reshape'],
  ],
  [
    'a target that leaves two sizes open',
    chain(['input', 'flatten', ['reshape', { shape: '28 auto -1' }], 'flatten', ...head]),
    'c',
    '**Reshape** leaves 2 sizes of its target shape open; only one can be worked out.',
    ['Set to 28 × 1 × 28', 'Set to 784', 'Remove Reshape'],
  ],
  [
    'an open size that does not come out even',
    chain(['input', ['reshape', { shape: '10x-1' }], 'flatten', ...head]),
    'b',
    '**Reshape** cannot work out its open size: 28 × 28 × 1 = 784 numbers do not divide by 10.',
    ['Set to 784 × 1', 'Set to 28 × 28 × 1', 'Remove Reshape'],
  ],
  [
    'a target of words',
    chain(['input', ['reshape', { shape: 'wide, 28' }], 'flatten', ...head]),
    'b',
    '**Reshape** has “wide” in its target shape; a size is a whole number from 1, or −1 once.',
    ['Set to 28 × 28', 'Set to 28 × 28 × 1', 'Remove Reshape'],
  ],
  [
    'no target at all',
    chain(['input', ['reshape', { shape: '' }], 'flatten', ...head]),
    'b',
    '**Reshape** has no target shape.',
    ['Set to 28 × 28 × 1', 'Remove Reshape'],
  ],
])('%s', (_, document, node, message, titles) => {
  test('is one problem with the facts, on its node', () => {
    const problem = only(document);
    expect(problem.nodes).toEqual([nodeId(node)]);
    expect(problem.message).toBe(message);
    expect(problem.fixes.map(({ title }) => title)).toEqual(titles);
  });

  test('is gone after each fix, and after the first nothing else is wrong', () => {
    only(document).fixes.forEach(({ title, change }, index) => {
      const found = shapeProblems(applied(document, change));
      expect([title, found.filter(({ nodes }) => nodes.includes(nodeId(node)))]).toEqual([title, []]);
      if (index === 0) expect(found).toEqual([]);
    });
  });
});

test('Flatten that feeds others too stays where it is', () => {
  const document = drawGraph({
    nodes: { a: 'input', b: 'flatten', c: 'conv2d', d: 'flatten', e: 'concatenate', f: ['dense', { units: 10 }] },
    wires: ['a b', 'b c', 'c d', 'd e', 'b e 1', 'e f'],
  });
  const [first] = only(document).fixes;
  expect(first?.title).toBe('Connect before Flatten 1');
  const fixed = first && applied(document, first.change);
  expect(fixed && shapeProblems(fixed)).toEqual([]);
  expect(fixed?.edges.some(({ from, to }) => from === 'b' && to === 'e')).toBe(true);
});

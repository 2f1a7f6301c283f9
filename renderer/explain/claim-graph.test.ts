import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import type { GraphDocument } from '../../src-core/graph/document';
import { findTemplate } from '../../src-core/templates/registry';
import { drawGraph } from '../../src-core/testing/sketch';
import { linearNotes } from './claim-graph';

const notesOf = (document: GraphDocument) => Object.fromEntries(linearNotes({ analysis: analyze(document) }));
const dense = (units: number) => ['dense', { units }] as const;

test('branches that are added up are said to be one layer with what follows them', () => {
  const document = drawGraph({
    nodes: { a: 'input', k: 'flatten', d: dense(16), e: dense(16), j: 'add', f: dense(10), s: 'softmax' },
    wires: ['a k', 'k d', 'k e', 'd j', 'e j 1', 'j f', 'f s'],
  });
  const words = 'these 3 layers are one';
  expect(notesOf(document)).toEqual({ d: words, e: words, f: words });
});

test('what a problem says already is not said twice, and an activation parts layers', () => {
  const stack = findTemplate('linear-stack')?.make();
  if (!stack) throw new Error('There is no such template.');
  expect(notesOf(stack)).toEqual({});
  const bent = drawGraph({
    nodes: { a: 'input', k: 'flatten', d: dense(16), r: 'activation', f: dense(10), s: 'softmax' },
    wires: ['a k', 'k d', 'd r', 'r f', 'f s'],
  });
  expect(notesOf(bent)).toEqual({});
});

import { describe, expect, test } from 'vitest';
import type { GraphDocument } from '../graph/document';
import type { Change } from '../graph/edit';
import { edgeId, nodeId } from '../ids';
import { findTemplate } from '../templates/registry';
import { applied, drawGraph } from '../testing/sketch';
import { diffDocuments, isSame } from './diff-documents';
import { diffWords } from './diff-words';

const made = findTemplate('fashion-mlp')?.make();
if (!made) throw new Error('no template');
const before: GraphDocument = made;
const words = (...changes: Change[]): string => diffWords(diffDocuments(before, changes.reduce(applied, before)));

describe('a difference in words', () => {
  test('of nodes put on a wire: the wires that come with them are not told', () => {
    expect(
      words({
        kind: 'place',
        nodes: [{ type: 'dense', params: { units: 256 } }, { type: 'activation' }],
        where: { at: 'behind', node: nodeId('activation-1') },
      }),
    ).toBe('+ Dense 256, + ReLU');
  });

  test('of a node taken out, and of settings', () => {
    expect(
      words(
        { kind: 'take-out', nodes: [nodeId('activation-1')] },
        { kind: 'set-training', training: { learningRate: 0.5, optimizer: 'adam', momentum: 0.5 } },
        { kind: 'set-seed', seed: 3 },
      ),
    ).toBe('− ReLU, SGD → Adam, lr 0.1 → 0.5, seed 1 → 3');
  });

  test('of params, bypasses and data', () => {
    expect(
      words(
        { kind: 'set-params', node: nodeId('dense-1'), params: { units: 64, initialiser: 'he' } },
        { kind: 'bypass', node: nodeId('activation-1'), bypassed: true },
        { kind: 'set-dataset', dataset: { id: 'mnist', options: {} } },
      ),
    ).toBe(
      'Dense 1 units 256 → 64, Dense 1 first weights Normal → He normal, ReLU bypassed, data Fashion-MNIST → MNIST digits',
    );
    const noisy = (noise: number): GraphDocument => ({ ...before, dataset: { id: 'spirals', options: { noise } } });
    expect(diffWords(diffDocuments(noisy(0.1), noisy(0.2)))).toBe('data noise 0.1 → 0.2');
  });

  test('of places, names and notes there is none', () => {
    const moved = [
      { kind: 'move', positions: [{ node: nodeId('dense-1'), to: { x: 9, y: 9 } }] },
      { kind: 'rename', node: nodeId('dense-1'), label: 'Hidden' },
      { kind: 'set-name', name: 'Other' },
    ] as const;
    expect(isSame(diffDocuments(before, moved.reduce<GraphDocument>(applied, before)))).toBe(true);
    expect(words(...moved)).toBe('the same again');
  });

  test('of wires that were drawn or cut between the same nodes', () => {
    const nodes = { i: 'input', d: ['dense', {}], e: ['dense', {}], a: 'add' } as const;
    const one = drawGraph({ nodes, wires: ['i d', 'd e', 'd a', 'e a 1'], data: 'iris' });
    const other = drawGraph({ nodes, wires: ['i d', 'i e', 'd a', 'e a 1'], data: 'iris' });
    expect(diffWords(diffDocuments(one, other))).toBe('+ wire Input → Dense 2, − wire Dense 1 → Dense 2');
    const skip = applied(one, { kind: 'remove', nodes: [], edges: [edgeId('d>a.0')] });
    expect(diffDocuments(one, skip).wiresRemoved).toEqual(['Dense 1 → Add']);
  });

  test('of a node of another type in the place of one with the same id', () => {
    const nodes = before.nodes.map((node) =>
      node.id === 'activation-1' ? { ...node, type: 'dropout', params: { rate: 0.2 } } : node,
    );
    expect(diffWords(diffDocuments(before, { ...before, nodes }))).toBe('+ Dropout p 0.2, − ReLU');
  });
});

test('the way back takes away what the way there adds', () => {
  const after = applied(before, {
    kind: 'place',
    nodes: [{ type: 'dropout' }],
    where: { at: 'behind', node: nodeId('dense-1') },
  });
  const [there, back] = [diffDocuments(before, after), diffDocuments(after, before)];
  expect(back.removed).toEqual(there.added);
  expect(there.added).toEqual([{ words: 'Dropout p 0.5', name: 'Dropout', after: ['Dense 1'] }]);
  expect([back.added, back.wiresAdded, back.wiresRemoved]).toEqual([[], [], []]);
});

import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { connectChange, verdictsFor } from './verdicts';

const document = fashionMlp.make();
const analysis = analyze(document);
const find = (name: string) => {
  for (const node of analysis.nodes.values()) if (node.name === name) return node.id;
  throw new Error(`There is no ${name}`);
};

test('every other node answers, with the reason where it does not fit', () => {
  const verdicts = verdictsFor(document, analysis, find('ReLU'), 'source');
  expect(verdicts.size).toBe(document.nodes.length - 1);
  expect(verdicts.get(find('Softmax'))).toEqual({ ok: true });
  const loop = verdicts.get(find('Dense 1'));
  expect(loop?.ok === false && loop.reason).toMatch(/loop/);
  expect(verdicts.get(find('Input'))?.ok).toBe(false);
});

test('a wire that starts at an input asks the other way round', () => {
  const verdicts = verdictsFor(document, analysis, find('Dense 1'), 'target');
  expect(verdicts.get(find('Input'))).toEqual({ ok: true });
  expect(verdicts.get(find('Softmax'))?.ok).toBe(false);
});

test('a wire to an input that is taken replaces what was there', () => {
  const changed = applyChange(document, connectChange(document, find('ReLU'), find('Softmax')));
  if (!changed.ok) throw new Error(changed.error);
  const into = changed.value.edges.filter(({ to }) => to === find('Softmax'));
  expect(into.map(({ from }) => from)).toEqual([find('ReLU')]);
});

import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { findTemplate } from '../../src-core/templates/registry';
import { makeSchematic } from './schematic';
import { searchCards, templateCards } from './template-cards';

test('the picture of a network has its layers in order and only hidden ones filled', () => {
  const document = findTemplate('two-hidden-layers')?.make();
  if (document === undefined) throw new Error('no template');
  const marks = makeSchematic(document, analyze(document));
  const kinds = marks.map((mark) => (mark.kind === 'layer' ? (mark.hidden ? 'hidden' : 'layer') : 'function'));
  expect(kinds).toEqual(['layer', 'hidden', 'function', 'hidden', 'function', 'layer', 'function']);
});

test('cards have the parameter counts of the chapter', () => {
  const parameters = new Map(templateCards().map((card) => [card.id, card.parameters]));
  expect(parameters.get('softmax-regression')).toBe(7850);
  expect(parameters.get('first-mlp')).toBe(43);
  expect(parameters.get('fashion-mlp')).toBe(203_530);
});

test('the search finds words of title, text and data, in any order', () => {
  const ids = (search: string) => searchCards(templateCards(), search).map(({ id }) => id);
  expect(ids('XOR')).toEqual(['xor-linear', 'xor-by-hand', 'xor-learned']);
  expect(ids('flowers first')).toEqual(['first-mlp']);
  expect(ids('no such thing')).toEqual([]);
  expect(ids('  ')).toHaveLength(templateCards().length);
});

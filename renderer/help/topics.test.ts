import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { blankDocument } from '../../src-core/graph/make';
import { nodeId } from '../../src-core/ids';
import { nodeDefinitions } from '../../src-core/nodes/registry';
import { findTemplate, templates } from '../../src-core/templates/registry';
import { ownNumbers } from './own-numbers';
import { findTopic, type HelpTopic, helpGroups, sectionWords, topicOf } from './topics';

const topics = helpGroups.flatMap((group) => group.topics);

describe('pages of help', () => {
  test('there is one for every node type, and for every node of every template', () => {
    expect(new Set(topics.map(({ definition }) => definition.type))).toEqual(
      new Set(nodeDefinitions.map(({ type }) => type)),
    );
    expect(new Set(topics.map(({ key }) => key)).size).toBe(topics.length);
    const nodes = templates.flatMap((template) => template.make().nodes);
    expect(nodes.filter((node) => findTopic(topicOf(node)) === null)).toEqual([]);
  });

  test.each(topics.map((topic) => [topic.title, topic] as const))('%s has a formula that can be set', (_, { help }) => {
    expect(() => katex.renderToString(help.formula, { output: 'mathml', throwOnError: true })).not.toThrow();
    expect(help.use).toMatch(/\.$/);
  });

  test('every section of the chapter that is named has its title', () => {
    const named = topics.flatMap(({ help }) => help.section ?? []);
    expect(named.filter((section) => !sectionWords(section).includes(': '))).toEqual([]);
  });
});

describe('the numbers of a page', () => {
  const document = findTemplate('fashion-mlp')?.make() ?? blankDocument();
  const analysis = analyze(document);
  const of = (key: string, selected: string | null, inside = document): ReturnType<typeof ownNumbers> =>
    ownNumbers(topic(key), inside, analyze(inside, analysis), new Set(selected === null ? [] : [nodeId(selected)]));

  test('are those of the selected node, else of the first of its kind', () => {
    expect(of('dense', 'dense-2')).toMatchObject({ name: 'Dense 2', inputs: [[256]], output: [10] });
    const first = of('dense', null);
    expect(first).toMatchObject({ name: 'Dense 1', inputs: [[784]], output: [256], cost: { parameters: 200_960 } });
    expect(first?.weights.map(({ name, shape }) => [name, shape])).toEqual([
      ['kernel', [784, 256]],
      ['bias', [256]],
    ]);
  });

  test('are an example where the network has none', () => {
    expect(of('conv2d', null)).toMatchObject({ name: null, inputs: [[28, 28, 1]] });
    expect(of('add', null)).toMatchObject({ name: null, inputs: [[784], [784]], output: [784] });
  });

  test('are there for every node but the input', () => {
    const without = topics.filter(({ key }) => of(key, null, blankDocument()) === null);
    expect(without.map(({ key }) => key)).toEqual(['input']);
  });
});

function topic(key: string): HelpTopic {
  const found = findTopic(key);
  if (found === null) throw new Error(`no page ${key}`);
  return found;
}

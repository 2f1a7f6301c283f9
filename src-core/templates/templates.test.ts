import { describe, expect, test } from 'vitest';
import { analyze } from '../graph/analyze';
import { parseDocument } from '../graph/parse';
import { serializeDocument } from '../graph/serialize';
import { makePlan } from '../plan/make-plan';
import { findTemplate, templates } from './registry';

const parameters: Record<string, number> = {
  'softmax-regression': 7_850,
  income: 2,
  'body-temperature-linear': 2,
  'body-temperature': 25,
  'half-inverted-linear': 7_850,
  'half-inverted': 203_530,
  'first-mlp': 43,
  'linear-stack': 269_322,
  'fashion-mlp': 203_530,
  'xor-linear': 6,
  'xor-by-hand': 9,
  'xor-learned': 17,
  'curve-wide': 193,
  'curve-deep': 193,
  'saw-deep': 586,
  'two-hidden-layers': 235_146,
  relu: 42,
  prelu: 50,
  'vanishing-gradients': 71_690,
  'deep-relu': 71_690,
  sigmoid: 33,
  spirals: 354,
  derivatives: 115,
  'piecewise-linear': 12_730,
  'tanh-is-sigmoid': 42,
  'linear-bottleneck': 3_985,
  'batch-norm': 102_282,
  'fashion-cnn': 20_490,
  'diverging-rate': 609,
  'diverging-weights': 12_995,
  'diverging-scale': 81,
};

/** What a template is there to show may be a problem; every other one has none. */
const shown: Record<string, readonly string[]> = {
  'linear-stack': ['linear.collapse'],
  'xor-linear': ['linear.xor'],
  'linear-bottleneck': ['linear.bottleneck'],
  'vanishing-gradients': ['sigmoid.deep'],
  'diverging-scale': ['data.unscaled'],
};

describe('templates', () => {
  test('the ids are those of the command line, each once', () => {
    expect(templates.map((template) => template.id)).toEqual(['blank', ...Object.keys(parameters)]);
    expect(findTemplate('nothing')).toBeNull();
  });

  test.each(Object.entries(parameters))('%s has %i parameters, no error, and a plan that agrees', (id, expected) => {
    const document = findTemplate(id)?.make();
    if (!document) throw new Error(`no template ${id}`);
    const { problems, totals, valid } = analyze(document);
    expect(problems.map(({ code }) => code).sort()).toEqual([...(shown[id] ?? [])].sort());
    expect(totals.parameters).toBe(expected);
    if (!valid) throw new Error('not valid');
    expect(makePlan(valid).parameters).toBe(expected);
  });

  test.each(templates.map((template) => [template.id, template] as const))(
    '%s survives its own file',
    (_, template) => {
      const document = template.make();
      expect(parseDocument(serializeDocument(document))).toEqual({ ok: true, value: document });
    },
  );

  test.each(templates.slice(1).map((template) => [template.id, template] as const))(
    '%s says what to try and what to look for',
    (_, { tip, title, make }) => {
      expect(tip).toMatch(/Look for: .+\.$/);
      expect(make().name).toBe(title);
    },
  );

  test('sections stand in the order of the chapter, what it does not have at the end', () => {
    const sections = templates.slice(1).map(({ section }) => section || '9');
    expect(sections).toEqual([...sections].sort());
  });

  test('blank is empty, and says so', () => {
    const document = findTemplate('blank')?.make();
    expect(document?.nodes).toEqual([]);
    expect(document && analyze(document).problems.map((problem) => problem.code)).toEqual(['graph.empty']);
  });

  test('cards stand in rows of three, 304 and 252 apart', () => {
    expect(
      findTemplate('fashion-mlp')
        ?.make()
        .nodes.map((node) => [node.position.x, node.position.y]),
    ).toEqual([
      [56, 40],
      [360, 40],
      [664, 40],
      [56, 292],
      [360, 292],
      [664, 292],
    ]);
  });

  test('the first project trains by the setting of the chapter', () => {
    const document = findTemplate('fashion-mlp')?.make();
    expect(document?.name).toBe('Fashion-MNIST, one hidden layer');
    expect(document?.training).toMatchObject({ optimizer: 'sgd', learningRate: 0.1, batch: 256, epochs: 10 });
    const dense = document?.nodes.filter((node) => node.type === 'dense') ?? [];
    expect(dense.map((node) => [node.params.initialiser, node.params.spread])).toEqual([
      ['normal', 0.01],
      ['normal', 0.01],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { nodeId } from '../ids';
import { findTemplate } from '../templates/registry';
import { brokenGraphs } from '../testing/broken-graphs';
import { deepFreeze } from '../testing/deep-freeze';
import { applied, drawGraph, type Sketch } from '../testing/sketch';
import { analyze } from './analyze';
import type { GraphDocument } from './document';
import { gatherFacts } from './graph-facts';
import type { Problem } from './problems';
import { checks } from './problems/registry';

const dense = (units: number) => ['dense', { units }] as const;
const sigmoid = ['activation', { function: 'sigmoid' }] as const;

const summary = ({ code, nodes }: Problem) => [code, ...nodes].join(' ');

describe('broken graphs', () => {
  test.each(brokenGraphs.map((entry) => [entry.title, entry] as const))('%s', (_, entry) => {
    const document = deepFreeze(drawGraph(entry));
    const { problems, valid } = analyze(document);
    expect(problems.map(summary)).toEqual(entry.problems);
    expect(valid === null).toBe(problems.some(({ severity }) => severity === 'error'));
    for (const problem of problems) {
      expect(problem.message).toMatch(/^[A-Z0-9*].*\.$/);
      expect(problem.badge.length).toBeLessThanOrEqual(24);
      expect(problem.fixes.length).toBeGreaterThan(0);
    }
  });

  test.each(brokenGraphs.map((entry) => [entry.title, entry] as const))(
    'every fix of %s takes its problem away',
    (_, entry) => {
      const document = deepFreeze(drawGraph(entry));
      for (const problem of analyze(document).problems) {
        for (const fix of problem.fixes) {
          const after = analyze(applied(document, fix.change)).problems;
          expect([fix.title, after.map(identity)]).toEqual([
            fix.title,
            expect.not.arrayContaining([identity(problem)]),
          ]);
        }
      }
    },
  );

  test.each(brokenGraphs.filter(({ data }) => data !== 'imagenet').map((entry) => [entry.title, entry] as const))(
    'the first fixes of %s lead to a graph that trains',
    (_, entry) => {
      let document: GraphDocument = drawGraph(entry);
      for (let round = 0; round < 12 && analyze(document).problems.length > 0; round++) {
        const change = analyze(document).problems[0]?.fixes[0]?.change;
        if (change) document = applied(document, change);
      }
      expect(analyze(document).problems.map(summary)).toEqual([]);
      expect(analyze(document).valid).not.toBeNull();
    },
  );
});

test('every check finds something in one of the broken graphs', () => {
  const silent = checks.filter(({ find }) =>
    brokenGraphs.every((entry) => find(gatherFacts(drawGraph(entry))).length === 0),
  );
  expect(silent.map(({ find }) => find.name)).toEqual([]);
});

describe('is left alone:', () => {
  const iris = { data: 'iris' } as const;
  test.each<[string, Sketch]>([
    [
      'an activation between dense layers',
      {
        ...iris,
        nodes: { i: 'input', d: dense(5), r: 'activation', e: dense(3), s: 'softmax' },
        wires: ['i d', 'd r', 'r e', 'e s'],
      },
    ],
    [
      'a dense layer that feeds another and a skip beside it',
      {
        ...iris,
        nodes: { i: 'input', d: dense(3), e: dense(3), a: 'add', s: 'softmax' },
        wires: ['i d', 'd e', 'd a', 'e a 1', 'a s'],
      },
    ],
    [
      'one unit beside a wider branch',
      {
        ...iris,
        nodes: {
          i: 'input',
          d: dense(1),
          r: 'activation',
          e: dense(4),
          t: 'activation',
          c: 'concatenate',
          g: dense(3),
          s: 'softmax',
        },
        wires: ['i d', 'd r', 'i e', 'e t', 'r c', 't c 1', 'c g', 'g s'],
      },
    ],
    [
      'dropout before the last layer, and one of rate 0 anywhere',
      {
        ...iris,
        nodes: {
          i: 'input',
          o: ['dropout', { rate: 0 }],
          d: dense(5),
          r: 'activation',
          p: 'dropout',
          e: dense(3),
          q: ['dropout', { rate: 0 }],
          s: 'softmax',
        },
        wires: ['i o', 'o d', 'd r', 'r p', 'p e', 'e q', 'q s'],
      },
    ],
    [
      'BatchNorm of images in minibatches of one',
      {
        nodes: { i: 'input', b: 'batch-norm', f: 'flatten', d: dense(10), s: 'softmax' },
        wires: ['i b', 'b f', 'f d', 'd s'],
        training: { batch: 1 },
      },
    ],
    [
      'a linear activation on the logits',
      {
        ...iris,
        nodes: { i: 'input', d: dense(3), l: ['activation', { function: 'linear' }], s: 'softmax' },
        wires: ['i d', 'd l', 'l s'],
      },
    ],
    [
      'a rate ten times the usual',
      {
        ...iris,
        nodes: { i: 'input', d: dense(3), s: 'softmax' },
        wires: ['i d', 'd s'],
        training: { learningRate: 5 },
      },
    ],
    [
      'features as they were measured behind a normalisation',
      {
        ...iris,
        dataOptions: { standardise: false },
        nodes: { i: 'input', f: 'flatten', b: 'layer-norm', d: dense(3), s: 'softmax' },
        wires: ['i f', 'f b', 'b d', 'd s'],
      },
    ],
    ['three sigmoids and the head', sigmoids(3, [])],
    ['six sigmoids with a skip around four', sigmoids(6, [['g1', 'g5']])],
    ['six sigmoids with a normalisation after three', sigmoids(6, [], 'layer-norm')],
    ['six sigmoids, three of them bypassed', sigmoids(6, [], 'layer-norm', ['g4', 'g5', 'g6'])],
  ])('%s', (_, sketch) => {
    expect(analyze(drawGraph(sketch)).problems.map(summary)).toEqual([]);
  });
});

/** A tower of dense layers with sigmoids on Moons, each skip an Add from one to before another. */
function sigmoids(
  count: number,
  skips: readonly (readonly [string, string])[],
  norm?: 'layer-norm',
  bypassed: readonly string[] = [],
): Sketch {
  const nodes: Record<string, Sketch['nodes'][string]> = { i: 'input' };
  const wires: string[] = [];
  let last = 'i';
  const follow = (name: string, node: Sketch['nodes'][string]): void => {
    nodes[name] = node;
    wires.push(`${last} ${name}`);
    last = name;
  };
  for (let at = 1; at <= count; at++) {
    if (!bypassed.includes(`g${at}`)) follow(`d${at}`, dense(4));
    follow(`g${at}`, bypassed.includes(`g${at}`) ? ['activation', { function: 'sigmoid' }, 'bypassed'] : sigmoid);
    for (const [from, to] of skips.filter((skip) => skip[1] === `g${at}`)) {
      follow(`a${to}`, 'add');
      wires.push(`${from} a${to} 1`);
    }
    if (norm && at === 3) follow('n', norm);
  }
  follow('e', dense(1));
  follow('h', sigmoid);
  return { nodes, wires, data: 'moons' };
}

/** Two settings out of range have one code and no node: their words tell them apart. */
function identity(problem: Problem): string {
  return problem.nodes.length === 0 ? `${problem.code} ${problem.message}` : summary(problem);
}

describe('messages', () => {
  const messageOf = (sketch: Sketch) => analyze(drawGraph(sketch)).problems[0]?.message;

  test('name both nodes and the facts', () => {
    const nodes = { i: 'input', d: dense(256), r: 'activation', e: dense(10), s: 'softmax' } as const;
    expect(messageOf({ nodes, wires: ['i d', 'd r', 'r e', 'e s'] })).toBe(
      '**Dense 1** wants a flat input; **Input** gives 28 × 28 × 1.',
    );
    expect(
      messageOf({ nodes: { ...nodes, f: 'flatten', e: dense(12) }, wires: ['i f', 'f d', 'd r', 'r e', 'e s'] }),
    ).toBe('**Dense 2** has 12 units; the data **Fashion-MNIST** has 10 classes.');
  });

  test('asterisks of a name do not end its bold', () => {
    const document = applied(drawGraph({ nodes: { i: 'input', d: dense(10) }, wires: ['i d'] }), {
      kind: 'rename',
      node: nodeId('d'),
      label: 'a ** b',
    });
    expect(analyze(document).problems[0]?.message).toMatch(/^\*\*a ∗∗ b\*\* wants/);
  });
});

describe('names', () => {
  const names = (document: GraphDocument) => [...analyze(document).nodes.values()].map(({ name }) => name);

  test('are numbered in the order of flow where several share one, and plain where not', () => {
    const document = drawGraph({
      nodes: { s: 'softmax', last: dense(10), i: 'input', first: dense(4), r: 'activation', f: 'flatten' },
      wires: ['i f', 'f first', 'first r', 'r last', 'last s'],
    });
    expect(names(document)).toEqual(['Softmax', 'Dense 2', 'Input', 'Dense 1', 'ReLU', 'Flatten']);
  });

  test('are unique even against labels', () => {
    let document = drawGraph({ nodes: { a: dense(1), b: dense(1), c: dense(1), d: 'flatten' }, wires: [] });
    document = applied(document, { kind: 'rename', node: nodeId('a'), label: 'Dense 1' });
    document = applied(document, { kind: 'rename', node: nodeId('d'), label: 'Dense 1' });
    const found = names(document);
    expect(new Set(found).size).toBe(4);
    expect(found[0]).toBe('Dense 1');
  });
});

describe('what did not change keeps its identity', () => {
  const document = findTemplate('fashion-mlp')?.make();
  if (!document) throw new Error('no template');
  const before = analyze(document);

  test('an equal document gives the same objects', () => {
    const after = analyze(structuredClone(document), before);
    expect(after.nodes).toBe(before.nodes);
    expect(after.problems).toBe(before.problems);
    expect(after.totals).toBe(before.totals);
  });

  test('only nodes whose shape, cost, name or problems changed are new', () => {
    const change = { kind: 'set-params', node: nodeId('dense-1'), params: { units: 100 } } as const;
    const after = analyze(applied(document, change), before);
    const changed = [...after.nodes].filter(([id, node]) => before.nodes.get(id) !== node).map(([id]) => id);
    expect(changed).toEqual(['dense-1', 'activation-1', 'dense-2']);
  });

  test('problems that stay the same stay the same objects', () => {
    const nodes = { i: 'input', d: dense(256), e: dense(12), s: 'softmax', x: 'flatten' } as const;
    const sketch = drawGraph({ nodes, wires: ['i d', 'd e', 'e s'] });
    const first = analyze(sketch);
    const moved = applied(sketch, { kind: 'bypass', node: nodeId('x'), bypassed: true });
    const second = analyze(applied(moved, { kind: 'set-seed', seed: 7 }), first);
    expect(second.problems.every((problem) => first.problems.includes(problem))).toBe(true);
  });
});

describe('shapes and costs', () => {
  test('the first project, node by node', () => {
    const document = findTemplate('fashion-mlp')?.make();
    if (!document) throw new Error('no template');
    const { nodes, totals } = analyze(document);
    expect(
      [...nodes.values()].map(({ name, output, cost }) => [name, output, cost?.parameters, cost?.multiplyAdds]),
    ).toEqual([
      ['Input', [28, 28, 1], 0, 0],
      ['Flatten', [784], 0, 0],
      ['Dense 1', [256], 200_960, 200_704],
      ['ReLU', [256], 0, 0],
      ['Dense 2', [10], 2_570, 2_560],
      ['Softmax', [10], 0, 0],
    ]);
    expect(totals).toEqual({ parameters: 203_530, multiplyAdds: 203_264, activations: 256 + 256 + 10 + 10 });
  });

  test('behind a fault with a known fix the nodes are judged as after it', () => {
    const nodes = { i: 'input', d: dense(256), e: dense(256), g: dense(12), s: 'softmax', t: 'softmax' } as const;
    const { nodes: found, totals } = analyze(drawGraph({ nodes, wires: ['i d', 'd e', 'e g', 'g s', 's t'] }));
    const first = found.get(nodeId('d'));
    expect([first?.output, first?.cost?.parameters]).toEqual([null, 200_960]);
    expect(found.get(nodeId('e'))).toMatchObject({ inputs: [[256]], output: [256] });
    expect(totals.parameters).toBe(269_836);
  });

  test('the order of a valid graph is that of flow, without what is off the path', () => {
    const document = drawGraph({
      nodes: { s: 'softmax', d: dense(10), f: 'flatten', i: 'input', r: ['activation', {}, 'bypassed'] },
      wires: ['i f', 'f d', 'd r', 'r s'],
    });
    expect(analyze(document).valid?.order).toEqual(['i', 'f', 'd', 'r', 's']);
  });
});

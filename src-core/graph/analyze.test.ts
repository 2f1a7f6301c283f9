import { describe, expect, test } from 'vitest';
import { nodeId } from '../ids';
import { findTemplate } from '../templates/registry';
import { applied, drawGraph, type Sketch } from '../testing/sketch';
import { analyze } from './analyze';
import type { GraphDocument } from './document';
import type { Problem } from './problems';

interface Broken extends Sketch {
  readonly title: string;
  /** `code node node`, in the order of the list of problems. */
  readonly problems: readonly string[];
}

const dense = (units: number) => ['dense', { units }] as const;
const sigmoid = ['activation', { function: 'sigmoid' }] as const;

const broken: readonly Broken[] = [
  { title: 'nothing at all', nodes: {}, wires: [], problems: ['graph.empty'] },
  {
    title: 'no input',
    nodes: { d: dense(10), s: 'softmax' },
    wires: ['d s'],
    problems: ['graph.no-input d', 'input.missing d'],
  },
  {
    title: 'two inputs',
    nodes: { i: 'input', j: 'input', f: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i f', 'f d', 'd s'],
    problems: ['graph.two-inputs i j'],
  },
  {
    title: 'two inputs, both wired',
    nodes: { i: 'input', j: 'input', a: 'add', f: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i a', 'j a 1', 'a f', 'f d', 'd s'],
    problems: ['graph.two-inputs i j'],
  },
  { title: 'an input of images alone', nodes: { i: 'input' }, wires: [], problems: ['graph.no-output i'] },
  { title: 'an input of rows alone', nodes: { i: 'input' }, wires: [], data: 'iris', problems: ['graph.no-output i'] },
  {
    title: 'everything bypassed',
    nodes: { i: 'input', f: ['flatten', {}, 'bypassed'], r: ['activation', {}, 'bypassed'] },
    wires: ['i f', 'f r'],
    problems: ['graph.no-output i'],
  },
  {
    title: 'two outputs',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax', e: dense(10), t: 'softmax' },
    wires: ['i f', 'f d', 'd s', 'f e', 'e t'],
    problems: ['graph.two-outputs s t'],
  },
  {
    title: 'three outputs',
    nodes: { i: 'input', f: 'flatten', d: dense(10), e: dense(10), g: dense(10) },
    wires: ['i f', 'f d', 'f e', 'f g'],
    problems: ['graph.two-outputs d e g'],
  },
  {
    title: 'a loop of two',
    nodes: { i: 'input', f: 'flatten', a: 'add', d: dense(784), e: dense(10), s: 'softmax' },
    wires: ['i f', 'f a', 'a d', 'd a 1', 'd e', 'e s'],
    problems: ['graph.cycle a d'],
  },
  {
    title: 'a node that feeds itself',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax', r: 'activation' },
    wires: ['i f', 'f d', 'd s', 'r r'],
    problems: ['graph.cycle r', 'graph.unconnected r'],
  },
  {
    title: 'a node that lies about',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax', x: dense(5) },
    wires: ['i f', 'f d', 'd s'],
    problems: ['input.missing x'],
  },
  {
    title: 'a branch that starts nowhere',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax', x: dense(5), r: 'activation' },
    wires: ['i f', 'f d', 'd s', 'x r'],
    problems: ['input.missing x', 'graph.unconnected r'],
  },
  {
    title: 'a chain cut in the middle',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i f', 'd s'],
    problems: ['input.missing d', 'graph.unconnected s'],
  },
  {
    title: 'an Add with one of two inputs',
    nodes: { i: 'input', f: 'flatten', a: 'add', d: dense(10), s: 'softmax' },
    wires: ['i f', 'f a 1', 'a d', 'd s'],
    problems: ['input.missing a'],
  },
  {
    title: 'a bypassed Add whose second branch goes nowhere',
    nodes: { i: 'input', f: 'flatten', d: dense(10), e: dense(10), a: ['add', {}, 'bypassed'], s: 'softmax' },
    wires: ['i f', 'f d', 'f e', 'd a', 'e a 1', 'a s'],
    problems: ['graph.unconnected e'],
  },
  {
    title: 'a dense layer behind images',
    nodes: { i: 'input', d: dense(10), s: 'softmax' },
    wires: ['i d', 'd s'],
    problems: ['shape.rank d'],
  },
  {
    title: 'the page of problems of the design',
    nodes: { i: 'input', d: dense(256), e: dense(256), g: dense(12), s: 'softmax', t: 'softmax' },
    wires: ['i d', 'd e', 'e g', 'g s', 's t'],
    problems: ['shape.rank d', 'units.classes g', 'softmax.twice s t'],
  },
  {
    title: 'a softmax over images',
    nodes: { i: 'input', s: 'softmax' },
    wires: ['i s'],
    problems: ['shape.rank s'],
  },
  {
    title: 'an Add of two widths',
    nodes: { i: 'input', f: 'flatten', d: dense(10), e: dense(12), a: 'add', s: 'softmax' },
    wires: ['i f', 'f d', 'f e', 'd a', 'e a 1', 'a s'],
    problems: ['shape.mismatch a'],
  },
  {
    title: 'an Add of a dense layer and its own input',
    nodes: { i: 'input', d: dense(5), e: dense(3), a: 'add', g: dense(3), s: 'softmax' },
    wires: ['i d', 'd e', 'e a', 'd a 1', 'a g', 'g s'],
    data: 'iris',
    problems: ['shape.mismatch a'],
  },
  {
    title: 'a Concatenate of images and a row',
    nodes: { i: 'input', f: 'flatten', c: 'concatenate', g: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i f', 'i c', 'f c 1', 'c g', 'g d', 'd s'],
    problems: ['shape.mismatch c'],
  },
  {
    title: 'a Concatenate beyond all bounds',
    nodes: {
      i: 'input',
      f: 'flatten',
      ...Object.fromEntries([1, 2, 3, 4, 5].map((index) => [`c${index}`, 'concatenate' as const])),
      d: dense(10),
      s: 'softmax',
    },
    wires: [
      'i f',
      ...[1, 2, 3, 4, 5].flatMap((index) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((slot) => `${index === 1 ? 'f' : `c${index - 1}`} c${index} ${slot}`),
      ),
      'c5 d',
      'd s',
    ],
    problems: ['shape.impossible c5'],
  },
  {
    title: 'twelve units for ten classes',
    nodes: { i: 'input', f: 'flatten', d: dense(12), p: 'dropout', s: 'softmax' },
    wires: ['i f', 'f d', 'd p', 'p s'],
    problems: ['units.classes d'],
  },
  {
    title: 'no dense layer before the head',
    nodes: { i: 'input', f: 'flatten', s: 'softmax' },
    wires: ['i f', 'f s'],
    problems: ['units.classes s'],
  },
  {
    title: 'two sigmoid units for two classes',
    nodes: { i: 'input', d: dense(2), g: sigmoid },
    wires: ['i d', 'd g'],
    data: 'xor',
    problems: ['units.classes d'],
  },
  {
    title: 'one softmax unit for two classes',
    nodes: { i: 'input', d: dense(1), s: 'softmax' },
    wires: ['i d', 'd s'],
    data: 'logic-gates',
    problems: ['units.classes d', 'linear.xor s'],
  },
  {
    title: 'a sigmoid for ten classes',
    nodes: { i: 'input', f: 'flatten', d: dense(10), g: sigmoid },
    wires: ['i f', 'f d', 'd g'],
    problems: ['loss.head g'],
  },
  {
    title: 'a sigmoid for ten classes under a loss that was chosen',
    nodes: { i: 'input', f: 'flatten', d: dense(10), g: sigmoid },
    wires: ['i f', 'f d', 'd g'],
    training: { loss: 'cross-entropy' },
    problems: ['loss.head g'],
  },
  {
    title: 'binary cross-entropy for ten classes',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i f', 'f d', 'd s'],
    training: { loss: 'binary-cross-entropy' },
    problems: ['loss.head s'],
  },
  {
    title: 'cross-entropy behind a sigmoid',
    nodes: { i: 'input', d: dense(1), g: sigmoid },
    wires: ['i d', 'd g'],
    data: 'moons',
    training: { loss: 'cross-entropy' },
    problems: ['loss.head g'],
  },
  {
    title: 'binary cross-entropy behind a softmax',
    nodes: { i: 'input', d: dense(2), s: 'softmax' },
    wires: ['i d', 'd s'],
    data: 'circles',
    training: { loss: 'binary-cross-entropy' },
    problems: ['loss.head s'],
  },
  {
    title: 'a classifier without a softmax',
    nodes: { i: 'input', f: 'flatten', d: dense(10) },
    wires: ['i f', 'f d'],
    problems: ['head.missing d'],
  },
  {
    title: 'a classifier of two classes without a sigmoid',
    nodes: { i: 'input', d: dense(1) },
    wires: ['i d'],
    data: 'gaussians',
    problems: ['head.missing d'],
  },
  {
    title: 'nothing that learns',
    nodes: { i: 'input', s: 'softmax' },
    wires: ['i s'],
    data: 'spirals',
    problems: ['graph.nothing-learns s'],
  },
  {
    title: 'three softmaxes in a row',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax', t: 'softmax', u: 'softmax' },
    wires: ['i f', 'f d', 'd s', 's t', 't u'],
    problems: ['softmax.twice s t u'],
  },
  {
    title: 'typed weights of the wrong size',
    nodes: { i: 'input', d: ['dense', { units: 1, initialiser: 'typed', typed: '1 2' }], g: sigmoid },
    wires: ['i d', 'd g'],
    data: 'logic-gates',
    problems: ['weights.typed d', 'linear.xor g'],
  },
  {
    title: 'typed weights that are no numbers',
    nodes: { i: 'input', d: ['dense', { units: 1, initialiser: 'typed', typed: '1\ntwo\n3' }], g: sigmoid },
    wires: ['i d', 'd g'],
    data: 'logic-gates',
    problems: ['weights.typed d', 'linear.xor g'],
  },
  {
    title: 'data that nobody knows',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i f', 'f d', 'd s'],
    data: 'imagenet',
    problems: ['data.unknown i'],
  },
  {
    title: 'settings out of range',
    nodes: { i: 'input', f: 'flatten', d: dense(10), s: 'softmax' },
    wires: ['i f', 'f d', 'd s'],
    training: { epochs: 0, batch: 2.5, learningRate: -1, momentum: 1, weightDecay: 2 },
    problems: ['training.invalid', 'training.invalid', 'training.invalid', 'training.invalid', 'training.invalid'],
  },
];

const summary = ({ code, nodes }: Problem) => [code, ...nodes].join(' ');

describe('broken graphs', () => {
  test.each(broken.map((entry) => [entry.title, entry] as const))('%s', (_, entry) => {
    const document = drawGraph(entry);
    const { problems, valid } = analyze(document);
    expect(problems.map(summary)).toEqual(entry.problems);
    expect(valid === null).toBe(problems.some(({ severity }) => severity === 'error'));
    for (const problem of problems) {
      expect(problem.message).toMatch(/^[A-Z0-9*].*\.$/);
      expect(problem.badge.split(' ').length).toBeLessThanOrEqual(4);
      expect(problem.fixes.length).toBeGreaterThan(0);
    }
  });

  test.each(broken.map((entry) => [entry.title, entry] as const))(
    'every fix of %s takes its problem away',
    (_, entry) => {
      const document = drawGraph(entry);
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

  test.each(broken.filter(({ data }) => data !== 'imagenet').map((entry) => [entry.title, entry] as const))(
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

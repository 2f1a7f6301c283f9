import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../graph/analyze';
import type { GraphDocument } from '../graph/document';
import { nodeId } from '../ids';
import { buildModel } from '../model/build-model';
import { findTemplate, templates } from '../templates/registry';
import { applied, drawGraph } from '../testing/sketch';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makePlan } from './make-plan';

function planOf(document: GraphDocument) {
  const { valid, problems } = analyze(document);
  if (!valid) throw new Error(problems.map(({ message }) => message).join(' '));
  return makePlan(valid);
}

function template(id: string): GraphDocument {
  const document = findTemplate(id)?.make();
  if (!document) throw new Error(`no template ${id}`);
  return document;
}

const dense = (units: number) => ['dense', { units }] as const;
const sigmoid = ['activation', { function: 'sigmoid' }] as const;

beforeAll(() => startBackend('cpu'));

describe('a plan', () => {
  test('of the first project', () => {
    const plan = planOf(template('fashion-mlp'));
    expect(plan.operations.map(({ name, inputs, outputShape }) => [name, inputs, outputShape])).toEqual([
      ['input', [], [28, 28, 1]],
      ['flatten', [0], [784]],
      ['dense_1', [1], [256]],
      ['relu', [2], [256]],
      ['dense_2', [3], [10]],
      ['softmax', [4], [10]],
    ]);
    expect(plan).toMatchObject({ output: 5, logits: 4, head: 'softmax', loss: 'cross-entropy', parameters: 203_530 });
    expect(plan.operations[2]?.weights.map(({ name, shape }) => [name, shape])).toEqual([
      ['kernel', [784, 256]],
      ['bias', [256]],
    ]);
  });

  test('survives postMessage', () => {
    const plan = planOf(template('xor-by-hand'));
    expect(structuredClone(plan)).toEqual(plan);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test('leaves bypassed nodes out, also at its end', () => {
    const document = template('fashion-mlp');
    const bypass = (id: string) => ({ kind: 'bypass', node: nodeId(id), bypassed: true }) as const;
    const middle = planOf(applied(document, bypass('activation-1')));
    expect(middle.operations.map(({ name, inputs }) => [name, inputs])).toEqual([
      ['input', []],
      ['flatten', [0]],
      ['dense_1', [1]],
      ['dense_2', [2]],
      ['softmax', [3]],
    ]);
    expect(planOf(applied(document, bypass('softmax-1')))).toMatchObject({
      output: 4,
      logits: 4,
      head: 'linear',
      loss: 'cross-entropy',
    });
  });

  test('a bypassed Add leaves its second branch out', () => {
    const plan = planOf(
      drawGraph({
        nodes: { i: 'input', d: dense(3), e: dense(3), a: ['add', {}, 'bypassed'] },
        wires: ['i d', 'i e', 'd a', 'e a 1'],
        data: 'iris',
      }),
    );
    expect(plan.operations.map(({ node }) => node)).toEqual(['i', 'd']);
  });

  test('keeps inputs in the order of their slots', () => {
    const plan = planOf(
      drawGraph({
        nodes: { i: 'input', d: dense(5), e: dense(7), c: 'concatenate', g: dense(3), s: 'softmax' },
        wires: ['i d', 'i e', 'd c 3', 'e c 1', 'c g', 'g s'],
        data: 'iris',
      }),
    );
    const join = plan.operations.find(({ node }) => node === 'c');
    expect(join?.inputs.map((index) => plan.operations[index]?.node)).toEqual(['e', 'd']);
    expect(join?.inputShapes).toEqual([[7], [5]]);
  });

  test('names are unique and safe whatever people call their nodes', () => {
    let document = drawGraph({
      nodes: { i: 'input', d: dense(4), e: dense(4), g: dense(3) },
      wires: ['i d', 'd e', 'e g'],
      data: 'iris',
    });
    for (const [node, label] of [
      ['d', 'Größe, 1/2!'],
      ['e', 'groesse?'],
      ['g', '图'],
    ] as const) {
      document = applied(document, { kind: 'rename', node: nodeId(node), label });
    }
    const names = planOf(document).operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  });
});

describe('the loss is chosen by the head', () => {
  const two = (nodes: Parameters<typeof drawGraph>[0]['nodes'], wires: readonly string[], loss = 'auto' as const) =>
    planOf(drawGraph({ nodes, wires, data: 'xor', training: { loss } }));

  test('softmax: cross-entropy on what goes into it', () => {
    expect(two({ i: 'input', d: dense(2), s: 'softmax' }, ['i d', 'd s'])).toMatchObject({
      head: 'softmax',
      loss: 'cross-entropy',
      logits: 1,
      output: 2,
    });
  });

  test('one sigmoid unit: binary cross-entropy on what goes into it', () => {
    expect(two({ i: 'input', d: dense(1), g: sigmoid }, ['i d', 'd g'])).toMatchObject({
      head: 'sigmoid',
      loss: 'binary-cross-entropy',
      logits: 1,
      output: 2,
    });
  });

  test('neither: the output are the logits, one or one for each class', () => {
    expect(two({ i: 'input', d: dense(2) }, ['i d'])).toMatchObject({
      head: 'linear',
      loss: 'cross-entropy',
      logits: 1,
      output: 1,
    });
    expect(two({ i: 'input', d: dense(1) }, ['i d'])).toMatchObject({
      head: 'linear',
      loss: 'binary-cross-entropy',
      logits: 1,
      output: 1,
    });
  });

  test('a loss that the user chose stays', () => {
    const plan = planOf(
      drawGraph({
        nodes: { i: 'input', d: dense(2), s: 'softmax' },
        wires: ['i d', 'd s'],
        data: 'xor',
        training: { loss: 'mse' },
      }),
    );
    expect(plan.loss).toBe('mse');
  });
});

test.each(templates.filter(({ id }) => id !== 'blank').map(({ id }) => id))(
  'tfjs builds %s with the shapes of its plan',
  (id) => {
    const plan = planOf(template(id));
    const model = buildModel(tfjs, plan);
    expect(model.countParams()).toBe(plan.parameters);
    expect(model.outputs[0]?.shape.slice(1)).toEqual(plan.operations[plan.output]?.outputShape);
    model.dispose();
  },
);

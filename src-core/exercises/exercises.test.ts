import { beforeAll, describe, expect, test } from 'vitest';
import type { ClaimId, MeasuredBy } from '../explain/registry';
import type { GraphDocument } from '../graph/document';
import type { ModelWeights } from '../model/weights';
import { makeRandom } from '../random';
import { ok } from '../result';
import { findTemplate } from '../templates/registry';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { madeDataset } from '../testing/plans';
import { startBackend } from '../testing/tfjs-node';
import type { ExerciseContext } from './define-exercise';
import { exercises, findExercise } from './registry';

beforeAll(() => startBackend('cpu'));

type Answers = Readonly<Record<string, string>>;

/** Images are made up: what is checked holds on any data. */
const images = madeDataset([28, 28, 1], 10, 64, 64, 'bytes');

function contextOf(document: GraphDocument, answers: Answers): ExerciseContext {
  const graph = claimGraph(document);
  const drawn = drawnWeights(graph.plan, makeRandom(5));
  const data = graph.plan.dataset.id === 'fashion-mnist' ? images : undefined;
  const weightsFor = (variant: GraphDocument | undefined): ModelWeights =>
    variant ? drawn.filter(({ name }) => name !== 'alpha') : drawn;
  return {
    graph,
    weights: drawn,
    answers,
    async measure<Id extends ClaimId>(claim: Id, options = {}, variant?: GraphDocument) {
      const refused = await tryMeasure(claim, variant ?? document, weightsFor(variant), options, data);
      if (typeof refused === 'string') return { ok: false, error: refused } as const;
      return ok<MeasuredBy<Id>>(await measured(claim, variant ?? document, weightsFor(variant), options, data));
    },
  };
}

function template(id: string): GraphDocument {
  const found = findTemplate(id)?.make();
  if (!found) throw new Error(id);
  return found;
}

/** The template with another function in all nodes of one, or with nodes bypassed. */
function withFunction(id: string, from: string, to: string): GraphDocument {
  const document = template(id);
  const nodes = document.nodes.map((node) =>
    node.params.function === from ? { ...node, params: { ...node.params, function: to } } : node,
  );
  return { ...document, nodes };
}

function bypassed(id: string, type: string): GraphDocument {
  const document = template(id);
  return {
    ...document,
    nodes: document.nodes.map((node) => (node.type === type ? { ...node, bypassed: true } : node)),
  };
}

async function passed(id: string, document: GraphDocument, answers: Answers): Promise<readonly string[]> {
  const exercise = findExercise(id);
  if (!exercise) throw new Error(id);
  const results = await exercise.check(contextOf(document, answers));
  expect(Object.keys(results).sort()).toEqual(exercise.checks.map((check) => check.id).sort());
  return exercise.checks.flatMap((check) => (results[check.id]?.passed ? [check.id] : []));
}

const right = { tanh: '1 - tanh(x)^2', prelu: 'step(x) + a (1 - step(x))' };

/** Three tries that are not the solution, and the checks that they must not pass. */
const wrong: readonly (readonly [id: string, what: string, GraphDocument, Answers, not: readonly string[]])[] = [
  [
    'derivatives',
    'the derivative of sigmoid',
    template('derivatives'),
    { ...right, tanh: 'sigmoid(x)(1 - sigmoid(x))' },
    ['tanh', 'tanh-most'],
  ],
  [
    'derivatives',
    'the derivative of ReLU',
    template('derivatives'),
    { ...right, prelu: 'step(x)' },
    ['prelu', 'prelu-left'],
  ],
  ['derivatives', 'no pReLU in the network', template('spirals'), right, ['prelu-node', 'prelu', 'prelu-left']],
  [
    'piecewise-linear',
    'tanh',
    withFunction('piecewise-linear', 'relu', 'tanh'),
    {},
    ['only', 'straight', 'kinks', 'smooth'],
  ],
  [
    'piecewise-linear',
    'no function at all',
    bypassed('piecewise-linear', 'activation'),
    {},
    ['only', 'straight', 'kinks', 'smooth'],
  ],
  ['piecewise-linear', 'tanh and pReLU mixed', template('derivatives'), {}, ['only', 'straight', 'kinks']],
  [
    'tanh-is-sigmoid',
    'the factor in the wrong place',
    template('tanh-is-sigmoid'),
    { tanh: 'sigmoid(2x) - 1' },
    ['formula'],
  ],
  ['tanh-is-sigmoid', 'tanh written with tanh', template('tanh-is-sigmoid'), { tanh: 'tanh(x)' }, ['formula']],
  [
    'tanh-is-sigmoid',
    'a network without tanh',
    withFunction('tanh-is-sigmoid', 'tanh', 'relu'),
    { tanh: '2 sigmoid(2x) - 1' },
    ['node', 'same'],
  ],
  [
    'bottleneck',
    'one layer only',
    template('softmax-regression'),
    { rank: '5' },
    ['linear', 'waist', 'beyond', 'rank'],
  ],
  ['bottleneck', 'a wide layer', template('linear-stack'), { rank: '10' }, ['waist', 'beyond', 'rank']],
  ['bottleneck', 'another rank', template('linear-bottleneck'), { rank: '10' }, ['rank']],
  [
    'minibatch',
    'no BatchNorm',
    bypassed('batch-norm', 'batch-norm'),
    { alone: 'beta' },
    ['node', 'training', 'inference', 'alone'],
  ],
  ['minibatch', 'gamma', template('batch-norm'), { alone: 'gamma' }, ['alone']],
  ['minibatch', 'nothing typed', template('batch-norm'), {}, ['alone']],
];

describe('the exercises', () => {
  test('are the five of the chapter, each with its solution among the templates', () => {
    expect(exercises).toHaveLength(5);
    for (const { solution, checks, fields } of exercises) {
      expect(findTemplate(solution.template)?.section).toBe('4.1.4');
      expect(checks.length).toBeGreaterThanOrEqual(3);
      expect(Object.keys(solution.answers).sort()).toEqual(fields.map(({ id }) => id).sort());
    }
  });

  test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s accepts its solution',
    async (id, { solution, checks }) => {
      const found = await passed(id, template(solution.template), solution.answers);
      expect(found).toEqual(checks.map((check) => check.id));
    },
  );

  test.each(wrong)('%s refuses %s', async (id, _what, document, answers, not) => {
    const found = await passed(id, document, answers);
    expect(not.filter((check) => found.includes(check))).toEqual([]);
  });

  test('each has at least three wrong tries here', () => {
    for (const { id } of exercises) expect(wrong.filter(([of]) => of === id).length).toBeGreaterThanOrEqual(3);
  });
});

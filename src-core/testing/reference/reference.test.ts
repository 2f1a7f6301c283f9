import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend } from '../tfjs-node';
import { compareWithReference, enginesAgreeWithReference } from './agreement';
import { namedCases, wideCase } from './named-cases';
import { engineStopsAtBrokenLoss } from './stopping';
import { makeTfjs } from './tfjs-maker';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

beforeAll(() => startBackend('cpu'));

describe.each(Object.entries(namedCases))('tfjs trains as the reference does: %s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (_, one) => {
    const { readings, loose, cut } = compareWithReference(makeTfjs, one);
    expect(cut).toBe(0);
    expect(loose).toBeLessThan(readings / 4);
  });
});

test('tfjs trains as the reference does: a wide network', () => {
  expect(compareWithReference(makeTfjs, wideCase).loose).toBe(0);
});

test(`tfjs trains as the reference does: random networks, seed ${seed}`, { timeout: 240_000 }, () => {
  const { cases, readings, loose, cut } = enginesAgreeWithReference({ tfjs: makeTfjs }, { seed, runs: 70 });
  expect(cut).toBeLessThan(cases / 5);
  expect(loose).toBeLessThan(readings / 8);
});

const dense = { type: 'dense', params: { units: 3, initialiser: 'glorot', bias: false } };
test.each([
  ['with an activation', { type: 'activation', params: { function: 'tanh' } }],
  ['with running means', { type: 'batch-norm', params: { momentum: 0.5 } }],
])('tfjs stops at a loss that is not finite: %s', (_, middle) => {
  expect(() => engineStopsAtBrokenLoss(makeTfjs, [dense, middle, dense, { type: 'softmax' }])).not.toThrow();
});

import { describe, expect, test } from 'vitest';
import { makeFusedEngine } from '../../engine/fused/fused-engine';
import { makeFusedInstance, multiplyAdds } from '../fused-node';
import { compareWithReference, type EngineMaker, enginesAgreeWithReference } from './agreement';
import { namedCases, wideCase } from './named-cases';
import { engineStopsAtBrokenLoss } from './stopping';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const dense = { type: 'dense', params: { units: 3, initialiser: 'glorot', bias: false } };

const makers = multiplyAdds.map((multiplyAdd) => {
  const makeFused: EngineMaker = (plan, dataset, weights) =>
    makeFusedEngine(makeFusedInstance(multiplyAdd), plan, dataset, weights);
  return [multiplyAdd, makeFused] as const;
});

describe.each(makers)('products %s', (_, makeFused) => {
  describe.each(Object.entries(namedCases))('the fused engine trains as the reference does: %s', (_, cases) => {
    test.each(Object.entries(cases))('%s', (_, one) => {
      expect(compareWithReference(makeFused, one).cut).toBe(0);
    });
  });

  test('the fused engine trains as the reference does: a wide network', () => {
    expect(compareWithReference(makeFused, wideCase).loose).toBe(0);
  });

  test.each([
    ['with an activation', { type: 'activation', params: { function: 'relu' } }],
    ['with running means', { type: 'batch-norm', params: { momentum: 0.5 } }],
  ])('the fused engine stops at a loss that is not finite: %s', (_, middle) => {
    expect(() => engineStopsAtBrokenLoss(makeFused, [dense, middle, dense, { type: 'softmax' }])).not.toThrow();
  });
});

test(`the fused engine trains as the reference does: random networks, seed ${seed}`, { timeout: 240_000 }, () => {
  const engines = Object.fromEntries(makers);
  const { cases, readings, loose, cut } = enginesAgreeWithReference(engines, { seed, runs: 150 });
  expect(cut).toBeLessThan(cases / 5);
  expect(loose).toBeLessThan(readings / 8);
});

import { expect, test } from 'vitest';
import { analyze } from '../graph/analyze';
import { makePlan } from '../plan/make-plan';
import { findTemplate } from '../templates/registry';
import { arrangeWeights } from './arrange-weights';
import { initialWeights } from './initial-weights';

const document = findTemplate('spirals')?.make();
const valid = document === undefined ? null : analyze(document).valid;
if (valid === null) throw new Error('no template');
const plan = makePlan(valid);
const weights = initialWeights(plan);

test('weights in another order come back in the order of the plan', () => {
  const arranged = arrangeWeights(plan, [...weights].reverse());
  expect(arranged.ok && arranged.value).toEqual(weights);
});

test('a missing weight and one of another shape are named', () => {
  const missing = arrangeWeights(plan, weights.slice(1));
  expect(missing.ok).toBe(false);
  expect(missing.ok ? '' : missing.error).toContain('"kernel" of Dense 1 should be 2 × 16, found none');
  const bent = arrangeWeights(plan, [
    { ...weights[0], shape: [16, 2] } as (typeof weights)[number],
    ...weights.slice(1),
  ]);
  expect(bent.ok ? '' : bent.error).toContain('found 16 × 2');
});

import { expect, test } from 'vitest';
import { runId } from '../../src-core/ids';
import { findTemplate } from '../../src-core/templates/registry';
import { noRun } from '../store/apply-train-event';
import { planOf } from '../store/plan-of-now';
import { makeTestStore } from '../testing/make-test-store';
import { farthestFromOne, isWorthMeasuring } from './row-sums';

test('the row whose sum is farthest from 1 counts, not the mean of all', () => {
  const rows = Float32Array.of(0.5, 0.5, 0.25, 0.5, 0.75, 0.5);
  expect(farthestFromOne(rows, 2)).toBe(0.25);
  expect(farthestFromOne(rows.subarray(0, 2), 2)).toBe(0);
});

test('the test set is not looked at after each edit of a network that was never trained', () => {
  const document = findTemplate('first-mlp')?.make();
  const dense = document?.nodes.find(({ type }) => type === 'dense');
  if (document === undefined || dense === undefined) throw new Error('no network');
  const app = makeTestStore(document);
  expect(isWorthMeasuring(app.getState())).toBe(true);
  app.getState().edit({ kind: 'set-params', node: dense.id, params: { units: 3 } }, 'set units');
  expect(isWorthMeasuring(app.getState())).toBe(false);
  const plan = planOf(app.getState().analysis);
  const snapshot = { step: 9, epoch: 0, weights: [], nodes: [], probe: null };
  app.setState({ run: { ...noRun, id: runId('run 1'), phase: 'paused', step: 9, plan, snapshot } });
  expect(isWorthMeasuring(app.getState())).toBe(true);
});

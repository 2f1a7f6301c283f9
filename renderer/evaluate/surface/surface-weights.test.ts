import { expect, test } from 'vitest';
import { runId } from '../../../src-core/ids';
import { findTemplate } from '../../../src-core/templates/registry';
import { noRun } from '../../store/apply-train-event';
import { planOf } from '../../store/plan-of-now';
import { makeTestStore } from '../../testing/make-test-store';
import { surfaceWeights } from './surface-weights';

test('the surface of weights that came with the project is not said to be that of the first ones, until the network is another', () => {
  const spirals = findTemplate('spirals')?.make();
  if (spirals === undefined) throw new Error('no template');
  const app = makeTestStore(spirals);
  expect(surfaceWeights(app.getState())).toBe('the first weights');
  const plan = planOf(app.getState().analysis);
  const snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };
  const loaded = { ...noRun, id: runId('run 1'), phase: 'ended', how: 'loaded', plan, snapshot } as const;
  app.setState({ run: { ...loaded, loadedEpochs: 30 } });
  expect(surfaceWeights(app.getState())).toBe('the weights of epoch 30');
  app.setState({ run: { ...loaded, loadedEpochs: 0 } });
  expect(surfaceWeights(app.getState())).toBe('weights that were trained for less than an epoch');
  const dense = spirals.nodes.find(({ type }) => type === 'dense');
  if (dense === undefined) throw new Error('no layer');
  app.getState().edit({ kind: 'set-params', node: dense.id, params: { units: 3 } }, 'set units');
  expect(surfaceWeights(app.getState())).toBe('the first weights');
});

// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { noRun } from '../store/apply-train-event';
import { appStore } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { EvaluatePane } from './evaluate-pane';
import { EvaluateTools } from './evaluate-tools';
import { useEvaluateView } from './evaluate-view';
import type { JudgedSplit } from './judged';

beforeEach(() => {
  useEvaluateView.getState().set({ split: 'test' });
  appStore.getState().load(fashionMlp.make(), null);
  const plan = planOf(appStore.getState().analysis);
  const confusion = Uint32Array.from({ length: 100 }, (_, cell) => (cell % 11 === 0 ? 90 : cell === 1 ? 100 : 0));
  const metrics = { loss: 0.5, accuracy: 0.9, count: 1000 };
  const epoch = { epoch: 1, train: metrics, test: { ...metrics, confusion }, seconds: 2 };
  appStore.setState({ run: { ...noRun, phase: 'running', plan, step: 235, stepsPerEpoch: 235, epochs: [epoch] } });
  render(
    <>
      <EvaluateTools />
      <EvaluatePane />
    </>,
  );
});
afterEach(cleanup);

const judge = (split: JudgedSplit): void => act(() => useEvaluateView.getState().set({ split }));

test('the accuracy of the matrix stands over it, with its interval and n', () => {
  expect(screen.getByText('90.0 %')).toBeTruthy();
  expect(screen.getByText('n = 1,000')).toBeTruthy();
  expect(screen.getByRole('grid', { name: 'Confusion matrix' })).toBeTruthy();
});

test('the training set is looked at when it is asked for, and the wait says for what', () => {
  judge('train');
  expect(screen.getByRole('status').textContent).toContain('60,000 rows');
  expect(screen.queryByRole('grid', { name: 'Confusion matrix' })).toBeNull();
  judge('test');
  expect(screen.getByRole('grid', { name: 'Confusion matrix' })).toBeTruthy();
});

test('of a network that was changed since, the training set cannot be judged, and the pane says so', () => {
  judge('train');
  const { document, edit } = appStore.getState();
  const dense = document.nodes.find(({ type }) => type === 'dense');
  if (dense === undefined) throw new Error('no layer');
  act(() => void edit({ kind: 'set-params', node: dense.id, params: { units: 64 } }, 'set units'));
  expect(screen.getByText('The network was changed since this run')).toBeTruthy();
});

test('steps of a run draw nothing of an epoch anew', () => {
  cleanup();
  let drawn = 0;
  render(
    <Profiler id="pane" onRender={() => (drawn += 1)}>
      <EvaluatePane />
    </Profiler>,
  );
  const first = drawn;
  act(() => appStore.setState(({ run }) => ({ run: { ...run, step: run.step + 20, elapsed: run.elapsed + 250 } })));
  expect(drawn).toBe(first);
});

// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { noRun } from '../store/apply-train-event';
import { appStore } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { EvaluatePane } from './evaluate-pane';
import { EvaluateTools } from './evaluate-tools';
import { useEvaluateView } from './evaluate-view';
import type { JudgedSplit } from './judged';

beforeEach(() => {
  useEvaluateView.getState().set({ split: 'test', givenUp: null });
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

test('weights that were stopped before the first epoch was over are judged too; who cancels that can ask again', () => {
  act(() => {
    const { run } = appStore.getState();
    appStore.setState({ run: { ...run, phase: 'ended', how: 'stopped', step: 100, epochs: [] } });
  });
  expect(screen.getByRole('status').textContent).toContain('10,000 rows with the weights of step 100');
  expect(screen.getByRole('progressbar', { name: 'Looking at the test set' })).toBeTruthy();
  expect(screen.getByRole('radiogroup', { name: 'Which rows' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('The test set was not evaluated')).toBeTruthy();
  // Other weights are another question.
  act(() => appStore.setState({ run: { ...appStore.getState().run, step: 120 } }));
  expect(screen.getByRole('status').textContent).toContain('step 120');
  act(() => appStore.setState({ run: { ...appStore.getState().run, step: 100 } }));
  fireEvent.click(screen.getByRole('button', { name: 'Evaluate them' }));
  expect(screen.getByRole('status').textContent).toContain('Looking at the test set');
});

test('what was cancelled while the network trains is said with the step of then', () => {
  judge('train');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  act(() => appStore.setState({ run: { ...appStore.getState().run, step: 300 } }));
  expect(screen.getByText(/It was cancelled with the weights of epoch 1\./)).toBeTruthy();
});

test('what the worker refuses is said with its words, and can be tried again', async () => {
  vi.stubGlobal(
    'Worker',
    class NoWorker {
      constructor() {
        throw new Error('There is no memory left.');
      }
    },
  );
  judge('train');
  expect(await screen.findByText(/There is no memory left\./)).toBeTruthy();
  expect(screen.queryByText('Looking at the training set')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('Looking at the training set')).toBeTruthy();
  expect(await screen.findByText(/It is tried again after the next epoch\./)).toBeTruthy();
  // The reason may be gone by then.
  act(() => {
    const { run } = appStore.getState();
    const [first] = run.epochs;
    if (first === undefined) throw new Error('no epoch');
    appStore.setState({ run: { ...run, step: 470, epochs: [first, { ...first, epoch: 2 }] } });
  });
  expect(screen.getByText('Looking at the training set')).toBeTruthy();
  vi.unstubAllGlobals();
});

test('weights of a file, or of before an undo, are said to be evaluated while they are, and how far that is', () => {
  act(() => {
    const { run } = appStore.getState();
    const progress = { what: 'Evaluating the weights', fraction: 0.25 };
    appStore.setState({
      run: { ...run, phase: 'ended', how: 'loaded', loadedEpochs: 3, step: 0, epochs: [], progress },
    });
  });
  expect(screen.getByRole('status').textContent).toContain('Evaluating these weights');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
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

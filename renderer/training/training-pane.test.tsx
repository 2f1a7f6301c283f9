// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { noRun } from '../store/apply-train-event';
import { appStore } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { TrainingPane } from './training-pane';

const noFile = (): never => {
  throw new Error('no server');
};
vi.mock('./detective/detective-pane', () => noFile());
vi.mock('./chart-pane', () => noFile());

const run = runId('run-1');
const culprit = { where: 'loss', node: null, step: 7, input: null } as const;
const diagnosis = { culprit, steps: [], growth: null, healthy: 5, healthyLoss: 1, data: null };

function plan() {
  const found = planOf(appStore.getState().analysis);
  if (found === null) throw new Error('The template has errors');
  return found;
}

beforeEach(() => {
  appStore.getState().load(fashionMlp.make(), null);
  const failure = { kind: 'diverged', step: 7, epoch: 0, node: null, learningRate: 5 } as const;
  appStore.setState({ run: { ...noRun, id: run, phase: 'failed', step: 7, plan: plan(), failure } });
});
afterEach(cleanup);

test.each([false, true])(
  'that training stopped is said also without the words for why, finding shown: %s',
  async (shown) => {
    appStore.setState({ investigation: { phase: 'found', run, plan: plan(), diagnosis }, detectiveShown: shown });
    render(<TrainingPane />);
    expect(await screen.findByText(/^Stopped at step 7/)).toBeTruthy();
  },
);

test('the search for the cause can be cancelled at once, and charts that do not come say so once', async () => {
  appStore.setState({ investigation: { phase: 'looking', run, share: 0.5 }, detectiveShown: false });
  render(<TrainingPane />);
  expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
  expect(await screen.findAllByText('This part could not be loaded')).toHaveLength(1);
});

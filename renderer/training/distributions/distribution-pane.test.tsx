// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fashionMlp } from '../../../src-core/templates/fashion-mlp';
import { noRun } from '../../store/apply-train-event';
import { appStore } from '../../store/create-store';
import { planOf } from '../../store/plan-of-now';
import { DistributionPane } from './distribution-pane';

beforeEach(() => {
  appStore.getState().load(fashionMlp.make(), null);
  const plan = planOf(appStore.getState().analysis);
  appStore.setState({ run: { ...noRun, phase: 'paused', plan, step: 1, stepsPerEpoch: 235, totalSteps: 2350 } });
  render(<DistributionPane />);
});
afterEach(cleanup);

const select = (type: string): void => {
  const { document, select: choose } = appStore.getState();
  act(() =>
    choose(
      document.nodes
        .filter((node) => node.type === type)
        .slice(0, 1)
        .map(({ id }) => id),
    ),
  );
};

test('it begins with the first layer that has weights, and says when there is something to see', () => {
  expect(screen.getByRole('button', { name: 'Layer: Dense 1' })).toBeTruthy();
  expect(screen.getByText(/comes with the first steps/)).toBeTruthy();
});

test('it follows the card that is selected, and says why a layer without weights shows none', () => {
  select('activation');
  expect(screen.getByRole('button', { name: 'Layer: ReLU' })).toBeTruthy();
  expect(screen.getByText(/ReLU has no weights that learn/)).toBeTruthy();
  select('dense');
  expect(screen.getByRole('button', { name: 'Layer: Dense 1' })).toBeTruthy();
  expect(screen.queryByText(/has no weights that learn/)).toBeNull();
});

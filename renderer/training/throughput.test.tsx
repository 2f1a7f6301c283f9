// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { appStore } from '../store/create-store';
import { runSeries } from '../store/run-series';
import { Throughput } from './throughput';

afterEach(() => {
  cleanup();
  runSeries.follow(null);
  runSeries.clear();
});

const rateShown = (): string | null => screen.getByText('Learning rate').nextElementSibling?.textContent ?? null;

test('the learning rate is the one in force: what was set, times the schedule at the newest step', () => {
  const { run } = appStore.getState();
  runSeries.follow((step) => 1 / (1 + step));
  runSeries.append({
    from: 0,
    loss: new Float32Array(3),
    accuracy: new Float32Array(3),
    samplesPerSecond: 1,
    learningRate: 0.1,
  });
  appStore.setState({ run: { ...run, step: 3, learningRate: 0.1 } });
  render(<Throughput />);
  expect(rateShown()).toBe('0.03333');
});

test('before the first step it is what was set', () => {
  const { run } = appStore.getState();
  appStore.setState({ run: { ...run, step: 0, learningRate: 0.1 } });
  render(<Throughput />);
  expect(rateShown()).toBe('0.1');
});

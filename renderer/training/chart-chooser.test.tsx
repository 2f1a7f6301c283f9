// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptRunId } from '../../src-core/ids';
import { runRecord } from '../../src-core/testing/run-records';
import { appStore } from '../store/create-store';
import { defaultSettings } from '../store/make-settings-slice';
import { ChartChooser } from './chart-chooser';
import { charts, shownCharts } from './charts';

beforeEach(() => appStore.getState().changeSettings({ charts: defaultSettings.charts }));
afterEach(cleanup);

test('every chart is listed, and those that are shown are ticked', async () => {
  render(<ChartChooser />);
  fireEvent.click(screen.getByRole('button', { name: /^Charts/ }));
  const items = await screen.findAllByRole('menuitemcheckbox');
  expect(items.map(({ textContent }) => textContent)).toEqual(charts.map(({ title }) => title));
  const named = (name: string) => screen.getByRole('menuitemcheckbox', { name });
  expect(named('Loss').getAttribute('aria-checked')).toBe('true');
  expect(named('Gradient norm').getAttribute('aria-checked')).toBe('false');
  act(() => appStore.getState().changeSettings({ charts: ['gradients'] }));
  expect(named('Loss').getAttribute('aria-checked')).toBe('false');
  expect(named('Gradient norm').getAttribute('aria-checked')).toBe('true');
});

test('the kept runs are listed after the charts, newest first and without that of the open run, and ticked as in Runs', async () => {
  const { openRuns, overlayRun } = appStore.getState();
  openRuns([runRecord(1), runRecord(2), runRecord(3)]);
  appStore.setState({ openRecord: keptRunId('r3') });
  render(<ChartChooser />);
  fireEvent.click(screen.getByRole('button', { name: /^Charts/ }));
  const items = await screen.findAllByRole('menuitemcheckbox');
  expect(items.slice(charts.length).map(({ textContent }) => textContent)).toEqual(['Run 2', 'Run 1']);
  const named = (name: string) => screen.getByRole('menuitemcheckbox', { name });
  expect(named('Run 1').getAttribute('aria-checked')).toBe('false');
  act(() => overlayRun(keptRunId('r1'), true));
  expect(named('Run 1').getAttribute('aria-checked')).toBe('true');
  openRuns([]);
});

test('a network that answers with numbers has no accuracy to show, whatever was chosen', () => {
  const ids = (regression: boolean) =>
    shownCharts(['throughput', 'accuracy', 'loss', 'gone'], regression).map(({ id }) => id);
  expect(ids(false)).toEqual(['loss', 'accuracy', 'throughput']);
  expect(ids(true)).toEqual(['loss', 'throughput']);
});

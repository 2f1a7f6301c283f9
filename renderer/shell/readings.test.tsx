// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../src-core/graph/edit';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { noRun } from '../store/apply-train-event';
import { appStore } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { Readings } from './readings';

const metrics = { loss: 0.5, accuracy: 0.86, count: 10_000 };

beforeEach(() => {
  appStore.getState().load(fashionMlp.make(), null);
  const plan = planOf(appStore.getState().analysis);
  const epoch = { epoch: 1, train: metrics, test: { ...metrics, confusion: new Uint32Array() }, seconds: 2 };
  const steps = { step: 300, stepsPerEpoch: 235, totalSteps: 2350, elapsed: 2000 };
  appStore.setState({ run: { ...noRun, ...steps, phase: 'running', plan, loss: 0.5, epochs: [epoch] } });
  render(<Readings />);
});
afterEach(cleanup);

const edit = (change: Change, title: string): void => act(() => void appStore.getState().edit(change, title));
const first = (type: string) => {
  const node = appStore.getState().document.nodes.find((candidate) => candidate.type === type);
  if (node === undefined) throw new Error(`The template has no ${type}`);
  return node.id;
};

test('a network that was changed under its run is said to be another than the numbers are of, until undone', () => {
  expect(screen.queryByText('changed')).toBeNull();
  edit({ kind: 'remove', nodes: [first('activation')], edges: [] }, 'delete ReLU');
  expect(screen.getByText('changed')).toBeTruthy();
  expect(screen.getByText('86.0 %')).toBeTruthy();
  act(() => void appStore.getState().undo());
  expect(screen.queryByText('changed')).toBeNull();
});

test('it is still said after the run was stopped and the errors were mended', () => {
  edit({ kind: 'set-params', node: first('dense'), params: { units: 64 } }, 'set units');
  act(() => appStore.setState({ run: { ...appStore.getState().run, phase: 'ended', how: 'stopped' } }));
  expect(screen.getByText('changed')).toBeTruthy();
});

test('names, places and the next learning rate change no network', () => {
  edit({ kind: 'rename', node: first('dense'), label: 'Hidden' }, 'rename');
  edit({ kind: 'set-training', training: { learningRate: 0.01 } }, 'set learning rate');
  expect(screen.queryByText('changed')).toBeNull();
});

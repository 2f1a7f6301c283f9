// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Change } from '../../src-core/graph/edit';
import { runId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
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

/** Answers that the rows are of the classes 0, 1, 2, 3 and that the network takes the last one for a 0. */
class JudgingWorker {
  onmessage: ((message: { readonly data: TrainEvent }) => void) | null = null;

  postMessage(command: TrainCommand): void {
    if (command.kind !== 'view' || command.query.kind !== 'predictions') return;
    const outputs = new Float32Array(40);
    for (const [row, said] of [0, 1, 2, 0].entries()) outputs[row * 10 + said] = 1;
    const view = {
      kind: 'predictions',
      split: 'test',
      outputs,
      labels: Float32Array.of(0, 1, 2, 3),
      loss: 0.7,
    } as const;
    const step = command.source.kind === 'run' ? (command.source.at ?? appStore.getState().run.step) : 0;
    queueMicrotask(() => this.onmessage?.({ data: { kind: 'viewed', request: command.request, step, view } }));
  }
}

test('a run that was stopped within an epoch is judged with the weights it stopped with, also while one looks at its past', async () => {
  vi.stubGlobal('Worker', JudgingWorker);
  const weights = { step: 300, epoch: 1, weights: [], nodes: [], probe: null };
  act(() =>
    appStore.setState(({ run }) => ({
      run: { ...run, id: runId('run-1'), snapshot: weights, phase: 'ended', how: 'stopped', kept: [0, 235, 300] },
    })),
  );
  const reading = await screen.findByText('75.0 %');
  expect(screen.getByText('Test accuracy · n = 4')).toBeTruthy();
  expect(screen.getByText('[30.1, 95.4]')).toBeTruthy();
  expect(reading.closest('dl')?.title).toContain('step 300');
  act(() => appStore.setState({ shownStep: 235 }));
  expect(screen.getByText('75.0 %')).toBeTruthy();
  act(() => appStore.setState({ shownStep: null }));
  // The figure of the run stays when the network is changed after it.
  edit({ kind: 'set-params', node: first('dense'), params: { units: 64 } }, 'set units');
  expect(screen.getByText('changed')).toBeTruthy();
  expect(screen.getByText(/75\.0 %/)).toBeTruthy();
  // Errors take the reading's place for a while: afterwards it is the same.
  edit({ kind: 'remove', nodes: [first('dense')], edges: [] }, 'delete Dense');
  expect(screen.queryByText(/75\.0 %/)).toBeNull();
  act(() => void appStore.getState().undo());
  expect(screen.getByText(/75\.0 %/)).toBeTruthy();
  vi.unstubAllGlobals();
});

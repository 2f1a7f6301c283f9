import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { affineMapOf, rowsOf } from '../../src-core/explain/affine-map';
import { collapseRegion } from '../../src-core/explain/collapse-region';
import type { Rewrite } from '../../src-core/explain/define-claim';
import { linearRegions } from '../../src-core/explain/linear-regions';
import { nodeId, type RunId } from '../../src-core/ids';
import { initialWeights } from '../../src-core/model/initial-weights';
import type { ModelWeights } from '../../src-core/model/weights';
import { drawGraph } from '../../src-core/testing/sketch';
import type { TrainEvent } from '../../src-core/training/protocol';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import { planOf } from './plan-of-now';
import { isUnsaved } from './selectors';
import type { AppState } from './state';

const document = drawGraph({
  nodes: {
    a: 'input',
    d: ['dense', { units: 5, initialiser: 'he' }],
    e: ['dense', { units: 3, initialiser: 'he' }],
    s: 'softmax',
  },
  wires: ['a d', 'd e', 'e s'],
  data: 'iris',
});

let app: StoreApi<AppState>;
let trainer: StubTrainer;
const tell = (event: TrainEvent): void => trainer.tell(event);

beforeEach(() => {
  trainer = makeStubTrainer();
  app = makeTestStore(document, { trainer });
});

function plan() {
  const found = planOf(app.getState().analysis);
  if (found === null) throw new Error('not valid');
  return found;
}

/** The worker's answer to the newest `open`: the weights that it was given, or others. */
function open(weights?: ModelWeights): RunId {
  const { id } = app.getState().run;
  const asked = trainer.sent.findLast((command) => command.kind === 'open');
  if (id === null || asked?.kind !== 'open') throw new Error('nothing was opened');
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  const shown = weights ?? asked.weights ?? initialWeights(asked.plan);
  const snapshot = { step: 0, epoch: 0, weights: shown, nodes: [], probe: null };
  tell({ kind: 'opened', run: id, engine, stepsPerEpoch: 10, totalSteps: 100, snapshot });
  return id;
}

/** Trains one step to the weights times a factor, and stops. */
function train(factor: number): ModelWeights {
  app.getState().train();
  const run = open();
  const weights = initialWeights(plan()).map((weight) => ({ ...weight, values: weight.values.map((v) => v * factor) }));
  tell({ kind: 'running', run });
  tell({
    kind: 'steps',
    run,
    from: 0,
    loss: Float32Array.of(1),
    accuracy: Float32Array.of(1),
    samplesPerSecond: 1,
    learningRate: 0.1,
  });
  tell({ kind: 'end', run, how: 'stopped', snapshot: { step: 1, epoch: 4, weights, nodes: [], probe: null } });
  return weights;
}

async function collapse(weights: ModelWeights): Promise<Rewrite> {
  const [region] = linearRegions(plan());
  if (!region) throw new Error('no region');
  const map = await affineMapOf(rowsOf(plan(), weights, region));
  return collapseRegion(app.getState().document, plan(), weights, region, map);
}

/** What a file would hold now. */
const kept = () => app.getState().weightsToSave();

test('a rewrite shows its own weights as the current model, saved in files as the trained ones', async () => {
  const trained = train(2);
  const rewrite = await collapse(trained);
  expect(app.getState().rewrite(rewrite)).toBe(true);
  const asked = trainer.sent.findLast((command) => command.kind === 'open');
  expect(asked?.kind === 'open' && asked.weights?.map(({ node, name }) => `${node} ${name}`)).toEqual([
    'e kernel',
    'e bias',
  ]);
  open();
  expect(trainer.sent.at(-1)?.kind).toBe('evaluate');
  expect(kept()?.epochs).toBe(4);
  expect(kept()?.weights.map(({ shape }) => shape)).toEqual([[4, 3], [3]]);
  expect(app.getState().run.weightsUnsaved).toBe(true);
});

test('one undo brings the network and its trained weights back, redo those of the rewrite', async () => {
  const trained = train(2);
  const rewrite = await collapse(trained);
  app.getState().rewrite(rewrite);
  open();
  const collapsed = kept();
  app.getState().undo();
  expect(app.getState().document).toBe(document);
  open();
  expect(kept()).toEqual({ weights: trained, epochs: 4 });
  app.getState().redo();
  open();
  expect(kept()).toEqual(collapsed);
  expect(app.getState().past).toHaveLength(1);
});

test('what is trained after a rewrite is kept for the way back', async () => {
  const trained = train(2);
  app.getState().rewrite(await collapse(trained));
  open();
  const further = train(3);
  app.getState().undo();
  open();
  expect(kept()?.weights).toEqual(trained);
  app.getState().redo();
  open();
  expect(kept()?.weights).toEqual(further);
});

test('undoing a rewrite of a network that was never trained leaves it untrained', async () => {
  app.getState().rewrite(await collapse(initialWeights(plan())));
  open();
  expect(kept()?.epochs).toBe(0);
  app.getState().undo();
  expect(kept()).toBeNull();
  expect(app.getState().run.phase).toBe('none');
});

test('trained weights that were not saved are still unsaved after undo', async () => {
  const trained = train(2);
  app.getState().rewrite(await collapse(trained));
  open();
  app.getState().undo();
  open();
  expect(app.getState().document).toBe(app.getState().saved);
  expect(isUnsaved(app.getState())).toBe(true);
});

test('other edits between do not lose the weights on either side', async () => {
  const trained = train(2);
  app.getState().rewrite(await collapse(trained));
  open();
  const collapsed = kept();
  const { edit, undo, redo } = app.getState();
  edit({ kind: 'set-params', node: nodeId('e'), params: { bias: false } }, 'no bias');
  undo();
  undo();
  open();
  expect(kept()?.weights).toEqual(trained);
  redo();
  open();
  expect(kept()).toEqual(collapsed);
});

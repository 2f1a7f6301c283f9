import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { RunId } from '../../src-core/ids';
import { findTemplate } from '../../src-core/templates/registry';
import type { Snapshot, TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import type { ViewQuery } from '../../src-core/training/view';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import { type DrawBudget, makeDrawBudget } from './draw-budget';
import type { AppState } from './state';
import type { Answer, TrainerClient } from './trainer-client';
import { makeViewFeed, type Viewed, type ViewFeed } from './view-feed';

let app: StoreApi<AppState>;
let feed: ViewFeed;
let worker: StubTrainer;
const tell = (event: TrainEvent): void => worker.tell(event);
/** What the worker was asked and has not answered. */
let asked: {
  readonly command: TrainCommand;
  readonly answer: (event: Answer<'viewed'>) => void;
  readonly refuse: () => void;
  readonly progress: (fraction: number) => void;
}[];
let shares: (number | null)[];
/** Why the worker refused, or that it was asked again. */
let refusals: (string | null)[];
/** What the worker was told without waiting for an answer. */
let sent: TrainCommand[];
let waiting: { readonly call: () => void; readonly at: number }[];
let time: number;
let hidden: boolean;
let budget: DrawBudget;
/** Milliseconds that a picture takes to draw. */
let drawing = 0;

const snapshot: Snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };
const query: ViewQuery = { kind: 'predictions', split: 'test' };
const sample: ViewQuery = { kind: 'sample', sample: { kind: 'row', split: 'test', row: 3 } };

beforeEach(() => {
  const first = findTemplate('first-mlp')?.make();
  if (first === undefined) throw new Error('no template');
  [asked, sent, waiting, time, hidden, drawing] = [[], [], [], 0, false, 0];
  const request: TrainerClient['request'] = (makeCommand, kind, onProgress) =>
    new Promise((resolve, reject) => {
      const answer = (event: TrainEvent): void => {
        if (isOfKind(event, kind)) resolve(event);
      };
      const progress = (fraction: number): void =>
        onProgress?.({ kind: 'measuring', request: 1, what: 'rows', fraction });
      asked.push({ command: makeCommand(1), answer, refuse: () => reject(new Error('no')), progress });
    });
  worker = makeStubTrainer();
  [shares, refusals] = [[], []];
  app = makeTestStore(first, { trainer: worker, now: () => time });
  budget = makeDrawBudget(() => time, 11);
  feed = makeViewFeed({
    store: app,
    trainer: { request, send: (command) => void sent.push(command) },
    now: () => time,
    later: (call, ms) => void waiting.push({ call, at: time + ms }),
    hidden: () => hidden,
    budget,
    draw(tellAll) {
      tellAll();
      budget.spent(drawing);
    },
    progress: (_, share) => void shares.push(share),
    refused: (_, message) => void refusals.push(message),
  });
});

function isOfKind<Kind extends TrainEvent['kind']>(
  event: TrainEvent,
  kind: Kind,
): event is Extract<TrainEvent, { kind: Kind }> {
  return event.kind === kind;
}

/** Lets the time pass in which the feed waits. */
async function pass(ms: number): Promise<void> {
  time += ms;
  const due = waiting.filter(({ at }) => at <= time);
  waiting = waiting.filter(({ at }) => at > time);
  for (const { call } of due) call();
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}

function viewed(step: number): Answer<'viewed'> {
  const view = {
    kind: 'predictions',
    split: 'test',
    outputs: new Float32Array(0),
    labels: new Float32Array(0),
  } as const;
  return { kind: 'viewed', request: 1, step, view };
}

async function answer(step: number): Promise<void> {
  asked.pop()?.answer(viewed(step));
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}

function openRun(): RunId {
  app.getState().train();
  const run = app.getState().run.id;
  if (run === null) throw new Error('no run');
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  tell({ kind: 'opened', run, engine, stepsPerEpoch: 10, totalSteps: 100, snapshot });
  return run;
}

function sourceAsked(): unknown {
  const command = asked[0]?.command;
  return command?.kind === 'view' ? command.source : null;
}

test('before a run the first weights of the network as it is drawn are shown, and asked for once', async () => {
  const seen: (Viewed | null)[] = [];
  feed.watch(query, (one) => seen.push(one));
  feed.watch({ ...query }, (one) => seen.push(one));
  await pass(0);
  expect(asked).toHaveLength(1);
  expect(sourceAsked()).toMatchObject({ kind: 'first' });
  await answer(0);
  expect(seen).toHaveLength(2);
  await pass(1000);
  expect(asked).toHaveLength(0);
});

test('while a network trains the same picture is asked for at most ten times a second, one question at a time', async () => {
  const run = openRun();
  tell({ kind: 'running', run });
  feed.watch(sample, () => undefined);
  await pass(0);
  expect(sourceAsked()).toEqual({ kind: 'run', run, at: null });
  tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step: 1 } });
  await pass(500);
  expect(asked).toHaveLength(1);
  time = 500;
  await answer(1);
  await pass(0);
  expect(asked).toHaveLength(1);
  await answer(2);
  for (let step = 3; step < 9; step++) {
    tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step } });
    await pass(10);
  }
  expect(asked).toHaveLength(0);
  await pass(50);
  expect(asked).toHaveLength(1);
});

test('pictures that are slow to draw are asked for less often while a network trains, and at once when it rests', async () => {
  const run = openRun();
  tell({ kind: 'running', run });
  drawing = 30;
  feed.watch(sample, () => undefined);
  await pass(0);
  await answer(0);
  tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step: 1 } });
  await pass(200);
  expect(asked).toHaveLength(0);
  await pass(130);
  expect(asked).toHaveLength(1);
  await answer(1);
  tell({ kind: 'paused', run, step: 2 });
  tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step: 2 } });
  await pass(100);
  expect(asked).toHaveLength(1);
});

test('others that draw all the time do not keep a picture from being drawn', async () => {
  const run = openRun();
  tell({ kind: 'running', run });
  feed.watch(sample, () => undefined);
  await pass(0);
  await answer(0);
  for (let turn = 0; turn < 19; turn++) {
    budget.spent(50);
    await pass(100);
  }
  expect(asked).toHaveLength(0);
  budget.spent(50);
  await pass(600);
  expect(asked).toHaveLength(1);
});

test('nobody watches, nobody asks; a hidden window and a dragged card neither', async () => {
  const stop = feed.watch(query, () => undefined);
  stop();
  await pass(200);
  expect(asked).toHaveLength(0);
  app.getState().setDragging(true);
  feed.watch(query, () => undefined);
  await pass(200);
  expect(asked).toHaveLength(0);
  app.getState().setDragging(false);
  await pass(200);
  expect(asked).toHaveLength(1);
  await answer(0);
  hidden = true;
  openRun();
  await pass(200);
  expect(asked).toHaveLength(0);
});

test('predictions of a whole split are asked for when an epoch was evaluated, not at every step', async () => {
  const run = openRun();
  tell({ kind: 'running', run });
  feed.watch(query, () => undefined);
  await pass(0);
  await answer(0);
  tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step: 4 } });
  await pass(300);
  expect(asked).toHaveLength(0);
  const metrics = { loss: 1, accuracy: 0.5, count: 50 };
  const test = { ...metrics, confusion: new Uint32Array(9) };
  tell({ kind: 'epoch', run, epoch: 1, train: metrics, test, answers: null, seconds: 1 });
  await pass(300);
  expect(asked).toHaveLength(1);
});

test('all rows of a split are given up as soon as nobody waits for them, and how far they are is told', async () => {
  const stop = feed.watch(query, () => undefined);
  const other = feed.watch(query, () => undefined);
  await pass(0);
  asked[0]?.progress(0.25);
  stop();
  expect(sent).toEqual([]);
  other();
  expect(sent).toEqual([{ kind: 'cancel', request: 1 }]);
  asked.pop()?.refuse();
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  expect(shares).toEqual([0.25, null]);
  // A quick picture is not worth the word.
  const quick = feed.watch(sample, () => undefined);
  await pass(0);
  quick();
  expect(sent).toHaveLength(1);
});

test('a refusal clears the picture and is not repeated until something has changed', async () => {
  const seen: (Viewed | null)[] = [];
  const run = openRun();
  feed.watch(sample, (one) => seen.push(one));
  await pass(0);
  await answer(0);
  tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step: 5 } });
  await pass(200);
  asked.pop()?.refuse();
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  expect(seen.map((one) => one?.step ?? null)).toEqual([0, null]);
  await pass(1000);
  expect(asked).toHaveLength(0);
});

test('why all rows were not looked at is told, and whoever asks again is answered', async () => {
  const stop = feed.watch(query, () => undefined);
  feed.watch(query, () => undefined);
  await pass(0);
  asked.pop()?.refuse();
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  expect(refusals).toEqual([null, 'no']);
  stop();
  feed.watch(query, () => undefined);
  await pass(1000);
  expect(asked).toHaveLength(1);
  expect(refusals).toEqual([null, 'no', null]);
});

test('a refusal of what is no longer there is nobody’s business', async () => {
  feed.watch(query, () => undefined);
  await pass(0);
  openRun();
  asked.pop()?.refuse();
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  expect(refusals).toEqual([null]);
});

test('rows of the user are told apart by their array, not by their numbers', async () => {
  const own = (features: Float32Array): ViewQuery => ({ kind: 'sample', sample: { kind: 'own', features } });
  const drawing = new Float32Array(4);
  feed.watch(own(drawing), () => undefined);
  feed.watch(own(drawing), () => undefined);
  feed.watch(own(new Float32Array(4)), () => undefined);
  await pass(0);
  expect(asked).toHaveLength(2);
});

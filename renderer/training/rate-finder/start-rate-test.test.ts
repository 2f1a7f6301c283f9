import { expect, test } from 'vitest';
import { smallPlan } from '../../../src-core/testing/plans';
import type { TrainCommand, TrainEvent } from '../../../src-core/training/protocol';
import type { OwnTrainer } from '../../store/trainer-client';
import { type RateTestState, startRateTest } from './start-rate-test';

function fakeTrainer() {
  let answer: (event: TrainEvent) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  let tell: (event: TrainEvent) => void = () => undefined;
  const sent: TrainCommand[] = [];
  let closed = 0;
  const trainer: OwnTrainer = {
    send: () => undefined,
    request: (makeCommand, kind) =>
      new Promise((resolve, reject) => {
        sent.push(makeCommand(1));
        answer = (event) => {
          if (isOfKind(event, kind)) resolve(event);
        };
        refuse = reject;
      }),
    onEvent: (listener) => {
      tell = listener;
      return () => undefined;
    },
    onDeath: () => () => undefined,
    close: () => {
      closed += 1;
    },
  };
  return {
    open: () => trainer,
    sent,
    answer: (event: TrainEvent) => answer(event),
    refuse: (message: string) => refuse(new Error(message)),
    tell: (event: TrainEvent) => tell(event),
    closed: () => closed,
  };
}

function isOfKind<Kind extends TrainEvent['kind']>(
  event: TrainEvent,
  kind: Kind,
): event is Extract<TrainEvent, { kind: Kind }> {
  return event.kind === kind;
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const request = { plan: smallPlan(), weights: null, engine: 'auto' } as const;
const found: TrainEvent = { kind: 'rates-tried', request: 1, test: { tried: [{ rate: 1, loss: 2 }], exploded: null } };

function start() {
  const fake = fakeTrainer();
  const states: RateTestState[] = [];
  const cancel = startRateTest(fake.open, request, (state) => states.push(state));
  return { fake, states, cancel };
}

test('tells how far it is, then what it found, and closes its worker', async () => {
  const { fake, states } = start();
  const command = fake.sent[0];
  if (command?.kind !== 'find-rate') throw new Error('nothing was asked');
  fake.tell({ kind: 'progress', run: command.run, what: 'Trying rates', fraction: 0.5 });
  fake.answer(found);
  await settled();
  expect(states.map(({ phase }) => phase)).toEqual(['testing', 'testing', 'done']);
  expect(states[1]).toMatchObject({ share: 0.5 });
  expect(fake.closed()).toBe(1);
});

test('cancelled, it closes its worker at once and says nothing more', async () => {
  const { fake, states, cancel } = start();
  cancel();
  expect(fake.closed()).toBeGreaterThan(0);
  fake.answer(found);
  await settled();
  expect(states.map(({ phase }) => phase)).toEqual(['testing']);
});

test('a refusal is a sentence', async () => {
  const { fake, states } = start();
  fake.refuse('The data could not be read.');
  await settled();
  expect(states.at(-1)).toEqual({ phase: 'failed', why: 'The data could not be read.' });
});

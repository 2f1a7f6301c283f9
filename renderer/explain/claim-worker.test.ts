import { expect, test } from 'vitest';
import { blankDocument } from '../../src-core/graph/make';
import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { makeTrainerClient } from '../store/trainer-client';
import { makeClaimWorker } from './claim-worker';

/** Workers that keep what they were told and answer when the test says so. */
function fakeWorkers() {
  const started: { commands: TrainCommand[]; ended: boolean; answer(event: TrainEvent): void }[] = [];
  const timers: (() => void)[] = [];
  const open = () =>
    makeTrainerClient(() => {
      const commands: TrainCommand[] = [];
      const worker: Worker = Object.assign(new EventTarget(), {
        onmessage: null,
        onmessageerror: null,
        onerror: null,
        postMessage: (command: TrainCommand) => commands.push(command),
        terminate: () => {
          one.ended = true;
        },
      });
      const one = {
        commands,
        ended: false,
        answer(data: TrainEvent) {
          worker.onmessage?.(new MessageEvent('message', { data }));
        },
      };
      started.push(one);
      return worker;
    });
  const after = (_: number, act: () => void) => {
    timers.push(act);
    return () => {
      timers.splice(timers.indexOf(act), 1);
    };
  };
  return { measure: makeClaimWorker({ open, after }), started, timers };
}

const question = { claim: 'rank', options: {}, document: blankDocument('a network'), weights: null } as const;
const turn = (): Promise<void> => Promise.resolve().then(() => undefined);

function requestOf(commands: readonly TrainCommand[]): number {
  const command = commands.findLast(({ kind }) => kind === 'explain');
  return command !== undefined && 'request' in command ? command.request : -1;
}

test('a claim goes to a worker of its own, and says how far it is', async () => {
  const { measure, started } = fakeWorkers();
  const said: string[] = [];
  const answer = measure(question, { onProgress: ({ what }) => said.push(what) });
  await turn();
  const [worker] = started;
  const request = requestOf(worker?.commands ?? []);
  worker?.answer({ kind: 'measuring', request, what: '100 test images', fraction: 0.5 });
  worker?.answer({ kind: 'refused', request, message: 'The network has errors: mend those first.' });
  await expect(answer).rejects.toThrow('mend those first');
  expect(said).toEqual(['100 test images']);
});

test('a cancelled claim is told so, and nobody waits for it any longer', async () => {
  const { measure, started } = fakeWorkers();
  const controller = new AbortController();
  const answer = measure(question, { signal: controller.signal });
  await turn();
  controller.abort();
  await expect(answer).rejects.toThrow();
  const [worker] = started;
  const request = requestOf(worker?.commands ?? []);
  expect(worker?.commands.at(-1)).toEqual({ kind: 'cancel', request });
  // It obeys in time: the worker lives on and measures the next one.
  worker?.answer({ kind: 'refused', request, message: 'Cancelled.' });
  await turn();
  await turn();
  const next = measure(question);
  await turn();
  await turn();
  expect(started).toHaveLength(1);
  worker?.answer({ kind: 'refused', request: requestOf(worker.commands), message: 'no' });
  await expect(next).rejects.toThrow('no');
});

test('a worker that does not obey is ended, and the next claim has another', async () => {
  const { measure, started, timers } = fakeWorkers();
  const controller = new AbortController();
  const answer = measure(question, { signal: controller.signal });
  await turn();
  controller.abort();
  await expect(answer).rejects.toThrow();
  for (const act of [...timers]) act();
  expect(started[0]?.ended).toBe(true);
  const next = measure(question);
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toHaveLength(2);
  started[1]?.answer({ kind: 'refused', request: requestOf(started[1].commands), message: 'no' });
  await expect(next).rejects.toThrow('no');
});

test('a worker that nobody asks gives its memory back', async () => {
  const { measure, started, timers } = fakeWorkers();
  const answer = measure(question);
  await turn();
  started[0]?.answer({ kind: 'refused', request: requestOf(started[0].commands), message: 'no' });
  await expect(answer).rejects.toThrow('no');
  for (const act of [...timers]) act();
  expect(started[0]?.ended).toBe(true);
});

test('what else a worker was asked that had to be ended is asked again, of another one', async () => {
  const { measure, started, timers } = fakeWorkers();
  const controller = new AbortController();
  const given = measure(question, { signal: controller.signal });
  await turn();
  const other = measure({ ...question, claim: 'line-probe' });
  await turn();
  controller.abort();
  await expect(given).rejects.toThrow('Cancelled');
  for (const act of [...timers]) act();
  await new Promise((resolve) => setImmediate(resolve));
  expect(started[0]?.ended).toBe(true);
  expect(started[1]?.commands.map((command) => 'claim' in command && command.claim)).toEqual(['line-probe']);
  started[1]?.answer({ kind: 'refused', request: requestOf(started[1].commands), message: 'no' });
  await expect(other).rejects.toThrow('no');
});

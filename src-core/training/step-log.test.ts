import { expect, test } from 'vitest';
import { runId } from '../ids';
import type { TrainEvent } from './protocol';
import { makeStepLog } from './step-log';

function start() {
  const clock = { time: 0 };
  const events: Extract<TrainEvent, { kind: 'steps' }>[] = [];
  const take = (event: TrainEvent): void => {
    if (event.kind === 'steps') events.push(event);
  };
  const log = makeStepLog(
    runId('run'),
    () => clock.time,
    take,
    () => 0.1,
  );
  /** As an engine does, whose results lie in the same memory every time. */
  const memory = new Float64Array(500);
  const train = (first: number, count: number): void => {
    for (let index = 0; index < count; index++) memory[index] = first + index;
    const accuracy = Float32Array.from({ length: count }, (_, index) => 1 / (1 + first + index));
    log.add({ loss: memory.subarray(0, count), accuracy, samples: 10 * count });
  };
  const flushAt = (time: number): void => {
    clock.time = time;
    log.flush(false);
  };
  return { log, events, train, flushAt };
}

test('every step is told once, in its order, however many come between two events', () => {
  const { log, events, train } = start();
  let step = 0;
  for (const counts of [[1], [3, 60, 500], [2, 500, 500]]) {
    for (const count of counts) {
      train(step, count);
      step += count;
    }
    log.flush(true);
  }
  const told = events.flatMap(({ from, loss }) => [...loss].map((value, index) => [from + index, value]));
  expect(told).toEqual(Array.from({ length: 1566 }, (_, index) => [index, index]));
  expect(events.map(({ accuracy }) => accuracy.length)).toEqual([1, 563, 1002]);
  expect(events[2]?.accuracy[1]).toBeCloseTo(1 / 566, 9);
});

test('an event may be given away: the next one has other buffers', () => {
  const { log, events, train } = start();
  train(0, 2);
  log.flush(true);
  train(2, 2);
  log.flush(true);
  expect(events[0]?.loss).toEqual(Float32Array.of(0, 1));
  expect(events[0]?.loss.buffer).not.toBe(events[1]?.loss.buffer);
  expect(events[0]?.loss.buffer.byteLength).toBe(8);
});

test('the first event of a run comes soon, the others twenty times a second, and four times while giving way', () => {
  const { log, events, train, flushAt } = start();
  const times: number[] = [];
  const run = (from: number, to: number): void => {
    for (let time = from; time < to; time++) {
      train(time, 1);
      const before = events.length;
      flushAt(time);
      if (events.length > before) times.push(time);
    }
  };
  run(0, 120);
  expect(times).toEqual([16, 66, 116]);
  log.rare = true;
  run(120, 370);
  expect(times.slice(3)).toEqual([366]);
  log.rare = false;
  log.resume();
  run(370, 400);
  // `resume` counts from the time that the log saw last.
  expect(times.slice(4)).toEqual([385]);
});

test('a restart forgets what was gathered and counts from the step it is told', () => {
  const { log, events, train } = start();
  train(7, 3);
  log.restart(0);
  log.flush(true);
  expect(events).toHaveLength(0);
  train(0, 1);
  log.flush(true);
  expect(events[0]).toMatchObject({ from: 0, loss: Float32Array.of(0), learningRate: 0.1 });
});

test('the speed is samples over the time of training, without pauses', () => {
  const { log, events, train, flushAt } = start();
  train(0, 2);
  flushAt(20);
  expect(events[0]?.samplesPerSecond).toBeCloseTo(1000);
  flushAt(5020);
  log.resume();
  train(2, 4);
  flushAt(5040);
  const speed = events[1]?.samplesPerSecond ?? 0;
  expect(speed).toBeGreaterThan(1000);
  expect(speed).toBeLessThan(2000);
});

import { expect, test } from 'vitest';
import { makeSchedule } from '../../src-core/training/schedule';
import { makeRateLog } from './rate-log';

const half = (epochs: number) =>
  makeSchedule({ schedule: 'step', scheduleEvery: 1, scheduleFactor: 0.5, warmup: 1, epochs }, 10);

test('a rate that was set holds from its step on, times the schedule at each step', () => {
  const log = makeRateLog();
  expect(log.at(0)).toBeNull();
  const schedule = half(4);
  log.note(0, 0.8, schedule);
  log.note(12, 0.8, schedule);
  log.note(15, 0.2, schedule);
  // By hand: halved after steps 10 and 20.
  expect([0, 9, 10, 14, 15, 19, 20].map((step) => log.at(step))).toEqual([0.8, 0.8, 0.4, 0.4, 0.1, 0.1, 0.05]);
  expect(log.changes).toEqual([0, 15]);
});

test('a run that goes on from an earlier step forgets what came after it', () => {
  const log = makeRateLog();
  log.note(0, 0.8, null);
  log.note(15, 0.2, null);
  log.truncate(15);
  expect(log.at(20)).toBe(0.8);
  log.note(15, 0.4, half(4));
  expect(log.at(14)).toBe(0.8);
  expect(log.at(15)).toBe(0.2);
  log.clear();
  expect(log.at(3)).toBeNull();
});

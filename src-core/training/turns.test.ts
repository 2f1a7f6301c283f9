import { expect, test } from 'vitest';
import { makeTurns } from './turns';

function turnsWithClock() {
  const clock = { time: 0 };
  let ended = 0;
  const turns = makeTurns({
    now: () => clock.time,
    yieldControl: () => {
      clock.time += 1;
      return Promise.resolve();
    },
    rest: () => {
      let end = (): void => undefined;
      const over = new Promise<void>((resolve) => {
        end = () => {
          ended += 1;
          resolve();
        };
      });
      return { over, end };
    },
  });
  turns.begin();
  return { turns, clock, ended: () => ended };
}

test('a slice lasts 8 ms, and 3 ms while giving way', async () => {
  const { turns, clock } = turnsWithClock();
  clock.time = 7.9;
  expect(turns.over).toBe(false);
  clock.time = 8;
  expect(turns.over).toBe(true);
  expect(await turns.pass()).toBe(1);
  turns.givingWay = true;
  turns.begin();
  clock.time += 3;
  expect(turns.over).toBe(true);
});

test('a rest is cut short by a command, and by the end of giving way', async () => {
  const { turns, ended } = turnsWithClock();
  turns.givingWay = true;
  const first = turns.pass();
  turns.wake();
  await first;
  const second = turns.pass();
  turns.givingWay = false;
  await second;
  expect(ended()).toBe(2);
});

test('without a rest there is nothing to wake', async () => {
  const { turns, ended } = turnsWithClock();
  const pass = turns.pass();
  turns.wake();
  await pass;
  expect(ended()).toBe(0);
});

import { expect, test } from 'vitest';
import { makeViewPace } from './view-pace';

/** A clock that only waiting and working move. */
function makeClock() {
  let time = 0;
  return {
    now: () => time,
    wait(ms: number) {
      time += ms;
      return Promise.resolve();
    },
    work: (ms: number) => () => {
      time += ms;
    },
  };
}

test('while a network trains, views take at most a fortieth of the time', async () => {
  const clock = makeClock();
  const pace = makeViewPace(clock.now, clock.wait, () => true);
  const works = [3, 8, 1, 2, 5, 13, 1, 1];
  for (const ms of works) await pace.turn(clock.work(ms));
  const spent = works.reduce((sum, ms) => sum + ms, 0);
  expect((spent - 1) / (clock.now() - 1)).toBeLessThanOrEqual(1 / 39);
});

test('without training nothing waits', async () => {
  const clock = makeClock();
  const pace = makeViewPace(clock.now, clock.wait, () => false);
  for (let round = 0; round < 5; round++) await pace.turn(clock.work(10));
  expect(clock.now()).toBe(50);
});

test('a view that waits goes on soon after training is paused', async () => {
  const clock = makeClock();
  let busy = true;
  const pace = makeViewPace(clock.now, clock.wait, () => busy && clock.now() < 300);
  await pace.turn(clock.work(100));
  await pace.turn(clock.work(0));
  busy = false;
  expect(clock.now()).toBeLessThanOrEqual(350);
});

test('work that fails is paid for as well', async () => {
  const clock = makeClock();
  const pace = makeViewPace(clock.now, clock.wait, () => true);
  const failing = pace.turn(() => {
    clock.work(10)();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await pace.turn(clock.work(0));
  expect(clock.now()).toBeGreaterThanOrEqual(250);
});

test('views take turns in the order of asking, whatever each of them costs', async () => {
  const clock = makeClock();
  const pace = makeViewPace(clock.now, clock.wait, () => true);
  const done: string[] = [];
  const looks = ['a', 'b', 'c', 'a', 'b'].map((name, place) =>
    pace.turn(() => {
      clock.work(place + 1)();
      done.push(name);
    }),
  );
  await Promise.all(looks);
  expect(done).toEqual(['a', 'b', 'c', 'a', 'b']);
  // 15 ms of work, of which the last rests nothing here: 1 + 2 + 3 + 4 were paid for before it.
  expect(clock.now()).toBe(15 + 39 * 10);
});

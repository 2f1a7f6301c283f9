import { expect, test } from 'vitest';
import { makeTimeLeft, timeLeftWords } from './time-left';

test('what is left follows the pace of the part that is measured, and is not guessed at once', () => {
  let now = 0;
  const left = makeTimeLeft(() => now);
  expect(left('kinks', 0)).toBeNull();
  now = 500;
  expect(left('kinks', 0.1)).toBeNull();
  now = 4000;
  // A quarter in four seconds: three quarters take twelve.
  expect(left('kinks', 0.25)).toBeCloseTo(12);
  // Another part has another pace, whatever the first one took.
  expect(left('signs', 0.1)).toBeNull();
  now = 6000;
  expect(left('signs', 0.6)).toBeCloseTo(1.6);
  // It begins anew.
  expect(left('signs', 0.2)).toBeNull();
  expect(left('signs', null)).toBeNull();
});

test('the words change in steps', () => {
  expect([0.2, 3.2, 7, 31, 89, 150].map(timeLeftWords)).toEqual([
    'about 1 s left',
    'about 4 s left',
    'about 10 s left',
    'about 40 s left',
    'about 90 s left',
    'about 3 min left',
  ]);
});

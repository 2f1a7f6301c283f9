import { expect, test } from 'vitest';
import { makeFrameMeter } from './frame-meter';

test('work is paid for at once, and the frame that shows it once, with what other threads do for it', () => {
  let time = 0;
  const before: (() => void)[] = [];
  const after: (() => void)[] = [];
  const paid: number[] = [];
  const meter = makeFrameMeter({
    now: () => time,
    beforePainting: (call) => before.push(call),
    afterPainting: (call) => after.push(call),
    spent: (ms) => paid.push(ms),
  });
  meter.drawn(3);
  meter.drawn(4);
  expect(paid).toEqual([3, 4]);
  before.shift()?.();
  time += 6;
  after.shift()?.();
  expect(paid).toEqual([3, 4, 12]);
  expect([before, after]).toEqual([[], []]);
  meter.drawn(1);
  expect(before).toHaveLength(1);
});

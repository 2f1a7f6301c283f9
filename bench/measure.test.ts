import { describe, expect, it } from 'vitest';
import { interleave, median, percentile, ratioOf } from './measure';

describe('measuring', () => {
  it('takes the mean of the two middle figures where their number is even', () => {
    expect(median([9, 1, 5, 2])).toBe(3.5);
    expect(median([9, 1, 5])).toBe(5);
  });

  it('finds the figure that a share of all others is below, in whatever order they came', () => {
    const figures = Array.from({ length: 100 }, (_, index) => (37 * index) % 100);
    expect(percentile(0.99, figures)).toBe(99);
    expect(percentile(0.5, figures)).toBe(50);
    expect(percentile(0.5, [])).toBeNaN();
  });

  it('compares two sides round by round, not median by median', () => {
    // The machine was half as fast in the second round; the sides were not.
    expect(ratioOf([20, 10, 40], [10, 5, 20])).toEqual({ median: 2, least: 2, most: 2 });
  });

  it('lets everybody run once a round, begins with another each time, and drops the first round', async () => {
    const calls: string[] = [];
    const figures = await interleave(['a', 'b'], 2, (name) => Promise.resolve(calls.push(name)));
    expect(calls.join('')).toBe('abbaab');
    expect(figures.get('a')).toEqual([4, 5]);
    expect(figures.get('b')).toEqual([3, 6]);
  });
});

import { expect, test } from 'vitest';
import type { SweptSetting } from '../../../src-core/graph/document';
import { type SweepResults, sweepResults } from '../../../src-core/runs/sweep/sweep-results';
import { runRecord } from '../../../src-core/testing/run-records';
import { mostLines, sweepPlot } from './sweep-plot';

function results(rows: readonly (readonly [right: number, ...settings: SweptSetting[]])[]): SweepResults {
  const runs = rows.map(([right, ...settings], index) =>
    runRecord(index + 1, { test: { count: 100, loss: 1, right }, sweep: { id: 's1', settings } }),
  );
  const made = sweepResults(runs, 's1');
  if (made === null) throw new Error('no results');
  return made;
}
const rate = (value: number): SweptSetting => ({ title: 'learning rate', value });
const layers = (value: number): SweptSetting => ({ title: 'hidden layers', value });

test('rates that are powers apart stand evenly, and the axis holds every interval', () => {
  const plot = sweepPlot(
    results([
      [70, rate(0.1)],
      [60, rate(0.001)],
      [65, rate(0.01)],
    ]),
  );
  const lefts = plot?.x.map(({ left }) => left) ?? [];
  expect((lefts[1] ?? 0) - (lefts[0] ?? 0)).toBeCloseTo((lefts[2] ?? 0) - (lefts[1] ?? 0), 10);
  const intervals = plot?.lines[0]?.marks.flatMap(({ interval }) => interval ?? []) ?? [];
  expect(intervals).toHaveLength(6);
  expect(Math.min(...intervals)).toBeGreaterThanOrEqual(plot?.y.low ?? 1);
  expect(Math.max(...intervals)).toBeLessThanOrEqual(plot?.y.high ?? 0);
});

test('numbers near each other stand by their size, words evenly', () => {
  const plot = sweepPlot(
    results([
      [60, layers(1)],
      [62, layers(2)],
      [64, layers(4)],
    ]),
  );
  const [one = 0, two = 0, four = 0] = plot?.x.map(({ left }) => left) ?? [];
  expect((four - two) / (two - one)).toBeCloseTo(2, 10);
  const words = sweepPlot(
    results([
      [60, { title: 'optimizer', value: 'sgd' }],
      [62, { title: 'optimizer', value: 'adam' }],
    ]),
  );
  expect(words?.x.map(({ label }) => label)).toEqual(['sgd', 'adam']);
});

test('seeds stand beside each other, and the line goes through their mean', () => {
  const plot = sweepPlot(
    results([
      [60, rate(0.1), { title: 'seed', value: 1 }],
      [65, rate(0.1), { title: 'seed', value: 2 }],
      [80, rate(0.2), { title: 'seed', value: 1 }],
    ]),
  );
  const [line] = plot?.lines ?? [];
  expect(line?.means.map(({ value }) => value)).toEqual([0.625, 0.8]);
  expect(new Set(line?.marks.map(({ left }) => left)).size).toBe(3);
});

test('a second setting makes a line for each of its values, up to as many as can be told apart', () => {
  const grid = (count: number) =>
    results(Array.from({ length: count }, (_, index) => [60, rate(0.1), layers(index + 1)] as const));
  expect(sweepPlot(grid(3))?.lines.map(({ title, look }) => [title, look])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
  ]);
  expect(sweepPlot(grid(mostLines + 1))).toBeNull();
});

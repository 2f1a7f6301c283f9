import { expect, test } from 'vitest';
import { makeRunSeries } from './run-series';

const part = (from: number, loss: number[], accuracy: number[] = []) => ({
  from,
  loss: Float32Array.from(loss),
  accuracy: Float32Array.from(accuracy),
  samplesPerSecond: 100,
  learningRate: 0.1,
});

test('parts follow each other without gaps, beyond the first buffer', () => {
  const series = makeRunSeries((call) => call());
  for (let from = 0; from < 5000; from += 2) series.append(part(from, [from, from + 1], [0.25, 0.5]));
  const { loss, accuracy } = series.read();
  expect(loss.length).toBe(5000);
  expect([...loss].every((value, step) => value === step)).toBe(true);
  expect(accuracy.length).toBe(5000);
  expect(accuracy[4999]).toBe(0.5);
});

test('listeners hear of many appends once a frame', () => {
  const frames: (() => void)[] = [];
  const series = makeRunSeries((call) => frames.push(call));
  let heard = 0;
  series.subscribe(() => {
    heard += 1;
  });
  for (let step = 0; step < 50; step++) series.append(part(step, [1]));
  expect(frames.length).toBe(1);
  frames.shift()?.();
  expect(heard).toBe(1);
  series.append(part(50, [1]));
  expect(frames.length).toBe(1);
});

test('clearing forgets losses, accuracies and throughput', () => {
  const series = makeRunSeries((call) => call());
  series.append(part(0, [1, 2], [0, 1]));
  series.clear();
  expect(series.read().loss.length).toBe(0);
  expect(series.read().accuracy.length).toBe(0);
  expect(series.read().throughput.length).toBe(0);
});

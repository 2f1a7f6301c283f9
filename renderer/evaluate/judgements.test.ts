import { expect, test } from 'vitest';
import { judge, rowsOfCell, worstMistakes } from './judgements';
import { reliabilityOf } from './reliability';

const three = judge({
  outputs: Float32Array.of(0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.05, 0.05, 0.9, 0.6, 0.3, 0.1, 0.2, 0.5, 0.3),
  labels: Float32Array.of(0, 2, 0, 0, 0),
});

test('the likeliest class is said, with its probability', () => {
  expect([...three.said]).toEqual([0, 1, 2, 0, 1]);
  expect(three.confidence[2]).toBeCloseTo(0.9, 6);
});

test('one output is the probability of the second of two classes', () => {
  const two = judge({ outputs: Float32Array.of(0.25, 0.5, 0.875), labels: Float32Array.of(0, 0, 0) });
  expect([...two.said]).toEqual([0, 0, 1]);
  expect([...two.confidence]).toEqual([0.75, 0.5, 0.875]);
});

test('mistakes come surest first, and a cell holds just its rows', () => {
  expect(worstMistakes(three, 10)).toEqual([2, 1, 4]);
  expect(worstMistakes(three, 1)).toEqual([2]);
  expect(rowsOfCell(three, 0, 0)).toEqual([0, 3]);
  expect(rowsOfCell(three, 2, 0)).toEqual([]);
});

test('the calibration error of four rows worked out by hand', () => {
  // Bin 0.9–1: two rows of 0.95 and 0.93, one right; bin 0.6–0.7: two rows of 0.65, both right.
  // ECE = (|1 − 1.88| + |2 − 1.30|) / 4 = (0.88 + 0.70) / 4 = 0.395.
  const reliability = reliabilityOf({
    count: 4,
    truth: Float32Array.of(1, 1, 0, 0),
    said: Uint16Array.of(1, 0, 0, 0),
    confidence: Float32Array.of(0.95, 0.93, 0.65, 0.65),
  });
  expect(reliability.error).toBeCloseTo(0.395, 6);
  expect(reliability.accuracy).toBe(0.75);
  expect(reliability.confidence).toBeCloseTo(0.795, 6);
  expect(reliability.bins.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 2, 0, 0, 2]);
  expect(reliability.bins[0]?.confidence).toBeNull();
});

test('a probability of exactly 1 counts in the last bin', () => {
  const { bins } = reliabilityOf({
    count: 1,
    truth: Float32Array.of(0),
    said: Uint16Array.of(0),
    confidence: Float32Array.of(1),
  });
  expect(bins[9]).toMatchObject({ count: 1, right: 1, confidence: 1 });
});

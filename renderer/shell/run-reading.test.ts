import { expect, test } from 'vitest';
import { noRun } from '../store/apply-train-event';
import { engineWords } from './engine-words';
import { epochOf, secondsLeft } from './run-reading';

const run = { ...noRun, phase: 'running' as const, stepsPerEpoch: 235, totalSteps: 2350 };

test('an epoch counts from its first step to its last', () => {
  expect(epochOf({ ...run, step: 0 })).toBe(0);
  expect(epochOf({ ...run, step: 1 })).toBe(1);
  expect(epochOf({ ...run, step: 235 })).toBe(1);
  expect(epochOf({ ...run, step: 846 })).toBe(4);
  expect(epochOf({ ...run, step: 2350 })).toBe(10);
});

test('a file that was trained shows its epochs', () => {
  expect(epochOf({ ...run, step: 0, loadedEpochs: 7 })).toBe(7);
});

test('time left follows the pace so far', () => {
  expect(secondsLeft({ ...run, step: 235, elapsed: 10_000 })).toBeCloseTo(90);
  expect(secondsLeft({ ...run, step: 0, elapsed: 0 })).toBeNull();
  expect(secondsLeft({ ...run, step: 2350, elapsed: 10_000 })).toBeNull();
  expect(secondsLeft({ ...run, phase: 'ended', step: 235, elapsed: 10_000 })).toBeNull();
});

test('the chip names the engine with its threads, or the choice for the next run', () => {
  expect(engineWords({ engine: 'wasm', threads: 2, reason: '' }, 'auto')).toBe('WASM · 2 threads');
  expect(engineWords({ engine: 'cpu', threads: 1, reason: '' }, 'auto')).toBe('CPU');
  expect(engineWords(null, 'auto')).toBe('auto');
  expect(engineWords(null, 'webgl')).toBe('WebGL');
});

import { describe, expect, it } from 'vitest';
import type { AccuracyResult } from './accuracy';
import { type Measured, targetLines } from './other-targets';

const nothing: Measured = { targets: [], peak: null, window: null, memory: [], edits: [], accuracies: [] };
const spread = (median: number) => ({ median, least: median, most: median });
const accuracy = (id: AccuracyResult['id'], median: number): AccuracyResult => ({
  id,
  title: id,
  accuracy: spread(median),
  rows: 10_000,
  seeds: 5,
  loss: spread(0.4),
});

describe('the table of targets', () => {
  it('has no line for what was not measured', () => {
    expect(targetLines(nothing)).toEqual([]);
  });

  it('says so where the window could not be measured', () => {
    const lines = targetLines({ ...nothing, window: { absent: 'there is no Chromium' } });
    expect(lines.map(({ verdict }) => verdict)).toEqual(['not measured', 'not measured', 'not measured']);
  });

  it('asks of the product what the machine takes: one rounding where it has that', () => {
    const verdicts = [
      { multiplyAdd: 50, roundedTwice: 36, roundedOnce: 45 },
      { multiplyAdd: 50, roundedTwice: 36, roundedOnce: null },
    ].map((peak) => targetLines({ ...nothing, peak })[0]);
    expect(verdicts).toMatchObject([
      { measured: '0.90', verdict: 'met' },
      { measured: '0.72', verdict: 'missed' },
    ]);
  });

  it('holds times to their most', () => {
    const rows = {
      usable: 800,
      firstLoss: 900,
      dragEmpty: 19,
      dragIdle: 20,
      dragTraining: 20.1,
      callsEmpty: 24,
      callsTraining: 30,
      samples: 1,
      pause: 16,
    };
    const window = {
      rows: {
        usable: spread(rows.usable),
        firstLoss: spread(rows.firstLoss),
        dragEmpty: spread(rows.dragEmpty),
        dragIdle: spread(rows.dragIdle),
        dragTraining: spread(rows.dragTraining),
        callsEmpty: spread(rows.callsEmpty),
        callsTraining: spread(rows.callsTraining),
        samples: spread(rows.samples),
        pause: spread(rows.pause),
      },
    };
    expect(targetLines({ ...nothing, window }).map(({ verdict }) => verdict)).toEqual(['met', 'met', 'missed']);
  });

  it('wants the hidden layer to be worth it', () => {
    const verdictsFor = (a1: number, a3: number) =>
      targetLines({ ...nothing, accuracies: [accuracy('a1', a1), accuracy('a3', a3)] }).map(({ verdict }) => verdict);
    expect(verdictsFor(0.845, 0.85)).toEqual(['met', 'met']);
    expect(verdictsFor(0.86, 0.85)).toEqual(['met', 'missed']);
    expect(verdictsFor(0.82, 0.83)).toEqual(['missed', 'missed']);
  });
});

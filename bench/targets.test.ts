import { describe, expect, it } from 'vitest';
import type { Comparison, SideResult } from './compare';
import { spreadOf } from './measure';
import { findNet } from './nets';
import { checkTargets, verdictOf } from './targets';

function result(id: string, rounds: readonly number[]): SideResult {
  return { id, title: id, note: '', threads: 1, speed: spreadOf(rounds), rounds, steps: 1, loss: 1 };
}

function comparison(results: readonly SideResult[]): Comparison {
  return { net: findNet('cnn'), results, absent: [] };
}

describe('targets', () => {
  it('are far below only under half of what they ask', () => {
    expect([5, 4.99, 2.5, 2.49].map((ratio) => verdictOf(ratio, 5))).toEqual(['met', 'missed', 'missed', 'far below']);
    expect(verdictOf(Number.NaN, 5)).toBe('far below');
  });

  it('are checked against the median of the ratios of the rounds', () => {
    const found = checkTargets([comparison([result('tfjs-ours', [8, 9, 90]), result('stock-fit-cpu', [2, 3, 10])])]);
    expect(found.filter(({ ratio }) => ratio !== null)).toMatchObject([
      { net: 'cnn', least: 5, ratio: { median: 4, least: 3, most: 9 }, verdict: 'missed' },
    ]);
  });

  it('are not measured where a side was absent, and not listed where the net was not trained', () => {
    const found = checkTargets([comparison([result('tfjs-ours', [8])])]);
    expect(found.length).toBeGreaterThan(0);
    for (const target of found) expect(target).toMatchObject({ net: 'cnn', ratio: null, verdict: 'not measured' });
    expect(checkTargets([])).toEqual([]);
  });
});

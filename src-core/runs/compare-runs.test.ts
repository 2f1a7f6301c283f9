import { expect, test } from 'vitest';
import { blankDocument } from '../graph/make';
import { classAnswers, runRecord } from '../testing/run-records';
import { compareRuns } from './compare-runs';
import type { RunRecord } from './run-record';

/** `both` rows that both have right, then rows that only the first or only the second has, then `none`. */
function pair(both: number, first: number, second: number, none: number) {
  const rows = (...parts: readonly (readonly [count: number, right: boolean])[]) =>
    classAnswers(parts.flatMap(([count, right]) => Array.from({ length: count }, () => right)));
  return [
    runRecord(1, { answers: rows([both, true], [first, true], [second, false], [none, false]) }),
    runRecord(2, { answers: rows([both, true], [first, false], [second, true], [none, false]) }),
  ] as const;
}

function refusal(one: RunRecord, other: RunRecord): string {
  const compared = compareRuns(one, other);
  return compared.ok ? '' : compared.error;
}

test('the better one is named where the rows tell them apart', () => {
  const [one, other] = pair(8281, 421, 336, 962);
  const compared = compareRuns(one, other);
  if (!compared.ok) throw new Error(compared.error);
  expect(compared.value.counts).toEqual({ bothRight: 8281, onlyFirst: 421, onlySecond: 336, bothWrong: 962 });
  expect(compared.value).toMatchObject({ rows: 10_000, unit: 'images', better: 'first' });
  expect(compared.value.test.p).toBeCloseTo(0.0022654, 6);
  const turned = compareRuns(other, one);
  expect(turned.ok && turned.value.better).toBe('second');
});

test('neither is where they do not', () => {
  const compared = compareRuns(...pair(20, 7, 3, 5));
  // 2 · (1 + 10 + 45 + 120) / 2¹⁰
  expect(compared.ok && compared.value.test.p).toBeCloseTo(0.34375, 12);
  expect(compared.ok && compared.value.better).toBeNull();
});

test('answers to different rows are not compared', () => {
  const one = runRecord(1);
  const other = runRecord(2, { answers: classAnswers([true, true, true, true], 'other rows') });
  expect(refusal(one, other)).toContain('different rows.');
  const document = { ...blankDocument(), dataset: { id: 'mnist', options: {} } };
  expect(refusal(one, { ...other, document })).toContain('(Fashion-MNIST and MNIST digits)');
});

test('runs without answers, or with numbers for answers, are refused with the reason', () => {
  const bare = runRecord(2, { answers: null });
  expect(compareRuns(runRecord(1), bare)).toEqual({ ok: false, error: 'Run 2 has no predictions on the test set.' });
  const values = { kind: 'values', testSet: 'rows', outputs: Float32Array.of(1), units: 1 } as const;
  expect(refusal(runRecord(1), runRecord(2, { answers: values }))).toContain('neither right nor wrong');
});

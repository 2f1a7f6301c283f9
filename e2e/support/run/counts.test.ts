import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addCounts, lastLine, readPlaywrightCounts, readVitestCounts } from './counts';

function report(value: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'counts-')), 'report.json');
  writeFileSync(path, JSON.stringify(value));
  return path;
}

test('vitest: failed tests are counted', () => {
  const path = report({ numPassedTests: 5, numFailedTests: 2, numFailedTestSuites: 1 });
  expect(readVitestCounts(path)).toEqual({ passed: 5, failed: 2 });
});

test('vitest: a file that could not be loaded counts as failed', () => {
  const path = report({ numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 1 });
  expect(readVitestCounts(path)).toEqual({ passed: 5, failed: 1 });
});

test('playwright: what passed only at a second try has failed', () => {
  const path = report({ stats: { expected: 3, unexpected: 1, flaky: 1 } });
  expect(readPlaywrightCounts(path)).toEqual({ passed: 3, failed: 2 });
});

test('a report that is not there is an error, not a zero', () => {
  expect(() => readVitestCounts('/no/such/report.json')).toThrow('was not written');
});

test('the last line adds both up', () => {
  expect(lastLine(addCounts({ passed: 2, failed: 0 }, { passed: 3, failed: 1 }))).toBe('tests: 5 passed, 1 failed');
});

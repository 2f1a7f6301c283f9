import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Vitest's JSON report. A test file that could not be loaded has no tests to count, but it has failed. */
export function readVitestCounts(path: string): Counts {
  const report = vitestReport.parse(readJson(path));
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = report;
  return { passed, failed: numFailedTests > 0 ? numFailedTests : numFailedTestSuites };
}

/** Playwright's JSON report. There are no retries, so nothing may be flaky. */
export function readPlaywrightCounts(path: string): Counts {
  const { expected, unexpected, flaky } = playwrightReport.parse(readJson(path)).stats;
  return { passed: expected, failed: unexpected + flaky };
}

export function addCounts(left: Counts, right: Counts): Counts {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed }: Counts): string => `tests: ${passed} passed, ${failed} failed`;

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new Error(`${path} was not written: the test runner itself did not come to its end`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

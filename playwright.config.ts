import { defineConfig } from '@playwright/test';

/** Two hosts, one set of specs; what only one of them has lies in a folder of its name. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/support/report-runtime.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { actionTimeout: 15_000, video: 'off', trace: 'off', screenshot: 'off' },
  projects: [
    { name: 'desktop', testIgnore: 'browser/**' },
    { name: 'browser', testIgnore: 'desktop/**' },
  ],
});

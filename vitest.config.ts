import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src-core,renderer,electron,cli,assets,bench,e2e}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});

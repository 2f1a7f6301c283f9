import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import { serveStatic } from '../../electron/serve';
import type { AppUnderTest } from './app';
import { describeRuntime, findDesktopRuntime, projectRoot } from './desktop-runtime';
import { launchBrowser } from './launch-browser';
import { launchDesktop } from './launch-desktop';

interface TestFixtures {
  /** A folder of the test's own, gone after it. */
  readonly folder: string;
  /** The program, started afresh on an empty profile, on the host of the project ("desktop" or "browser"). */
  readonly app: AppUnderTest;
}

interface WorkerFixtures {
  readonly served: string;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  folder: async ({ browserName: _browserName }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'layerloom-e2e-'));
    await provide(folder);
    // A browser that was killed may still be writing for a moment; what it leaves then is the system's to sweep.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }).catch(() => undefined);
  },
  served: [
    async ({ browserName: _browserName }, provide) => {
      const server = await serveStatic(join(projectRoot, 'out/renderer'), 0);
      await provide(server.address);
      await server.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ folder, served }, provide, info) => {
    const profile = join(folder, 'profile');
    const desktop = info.project.name === 'desktop';
    info.annotations.push({
      type: 'runtime',
      description: desktop ? describeRuntime(findDesktopRuntime()) : 'browser',
    });
    const app = desktop ? await launchDesktop(profile) : await launchBrowser(profile, served);
    await provide(app);
    if (info.status !== info.expectedStatus) await attachScreen(app, info);
    await app.close();
  },
});

/** What the page showed when the spec failed; nothing where the page itself is gone. */
async function attachScreen(app: AppUnderTest, info: TestInfo): Promise<void> {
  const body = await app.page.screenshot().catch(() => null);
  if (body !== null) await info.attach('screen', { body, contentType: 'image/png' });
}

export { expect } from '@playwright/test';

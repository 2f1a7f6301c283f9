import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Fault, plantFault } from '../support/altered-app';
import type { AppUnderTest } from '../support/app';
import {
  channelFaults,
  gateFaults,
  headerFaults,
  isolationFaults,
  navigationFaults,
  permissionFaults,
  surfaceFaults,
} from '../support/desktop-checks';
import { findDesktopRuntime } from '../support/desktop-runtime';
import { expect, test } from '../support/launch';
import { launchDesktop } from '../support/launch-desktop';

type Check = (app: AppUnderTest) => Promise<string[]>;

const onPage =
  (check: (page: AppUnderTest['page']) => Promise<string[]>): Check =>
  ({ page }) =>
    check(page);
const navigation: Check = ({ electron, page }) =>
  electron === null ? Promise.resolve([]) : navigationFaults(electron, page);

/** What somebody could break, and the check that has to notice. Each is planted in a copy of the built app. */
const faults: readonly { readonly what: string; readonly fault: Fault; readonly check: Check }[] = [
  {
    what: 'pages without isolation',
    fault: { file: 'main/main.js', find: /"cross-origin-opener-policy": "same-origin"/, replace: '"x-nothing": "1"' },
    check: onPage(isolationFaults),
  },
  {
    what: 'errors without headers',
    fault: {
      file: 'main/main.js',
      find: /status,\s*headers: \{\s*\.\.\.securityHeaders,/,
      replace: 'status, headers: {',
    },
    check: onPage(headerFaults),
  },
  {
    what: 'a path comparison without the separator',
    fault: {
      file: 'main/main.js',
      find: /\.replace\(\/\[\\\\\/\]\+\$\/, ""\) \+ sep/,
      replace: '.replace(/[/]+$/, "")',
    },
    check: onPage(headerFaults),
  },
  {
    what: 'a renamed channel',
    fault: { file: 'preload/preload.cjs', find: /"file:recent"/, replace: '"file:recents"' },
    check: onPage(channelFaults),
  },
  {
    what: 'a function more than the contract has',
    fault: { file: 'preload/preload.cjs', find: /openProject:/, replace: 'send: (...a) => invoke(...a), openProject:' },
    check: onPage(surfaceFaults),
  },
  {
    what: 'requests that nobody checks',
    fault: {
      file: 'main/main.js',
      find: /requestSchemas\[channel\]\.safeParse\(args\[0\]\)/,
      replace: '{ success: true, data: args[0] }',
    },
    check: onPage(gateFaults),
  },
  {
    what: 'popups that are allowed',
    fault: { file: 'main/main.js', find: /action: "deny"/, replace: 'action: "allow"' },
    check: navigation,
  },
  {
    what: 'navigation that is allowed',
    fault: { file: 'main/main.js', find: /(event\.)?url !== "app:[^"]*"/, replace: 'false' },
    check: navigation,
  },
  {
    what: 'permissions that are granted',
    fault: {
      file: 'main/main.js',
      find: /setPermissionCheckHandler\(\(\) => false\)/,
      replace: 'setPermissionCheckHandler(() => true)',
    },
    check: onPage(permissionFaults),
  },
];

for (const { what, fault, check } of faults) {
  test(`the checks notice ${what}`, async ({ folder }) => {
    const app = await launchDesktop(join(folder, 'profile'), { appFolder: plantFault(folder, fault) });
    expect(await check(app)).not.toEqual([]);
    await app.close();
  });
}

test('a window without context isolation does not come up with a bridge', async ({ folder }) => {
  const fault: Fault = { file: 'main/main.js', find: /contextIsolation: true/, replace: 'contextIsolation: false' };
  expect(await insecureStart(plantFault(folder, fault), join(folder, 'profile'))).not.toEqual([]);
});

/** The stand-in ends such a program at once; Electron starts it, and preload can expose nothing. */
async function insecureStart(appFolder: string, profile: string): Promise<string[]> {
  const runtime = findDesktopRuntime();
  if (runtime.kind === 'stand-in') {
    const env = { ...process.env, STANDIN_CHROMIUM: runtime.chromium };
    const { stderr } = spawnSync(runtime.executable, ['.', `--user-data-dir=${profile}`], { cwd: appFolder, env });
    return stderr.toString().includes('refuses insecure webPreferences') ? ['refused'] : [];
  }
  const app = await launchDesktop(profile, { appFolder });
  const seen = await surfaceFaults(app.page);
  await app.close();
  return seen;
}

import { join } from 'node:path';
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
import { expect, test } from '../support/launch';
import { launchDesktop } from '../support/launch-desktop';
import { type Fault, plantFault } from '../support/plant-fault';

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
    fault: { file: 'main/main.js', find: /if \(!request\.success \|\| args\.length > 1\)/, replace: 'if (false)' },
    check: onPage(gateFaults),
  },
  {
    what: 'popups that are allowed',
    fault: { file: 'main/main.js', find: /action: "deny"/, replace: 'action: "allow"' },
    check: navigation,
  },
  {
    what: 'navigation that is allowed',
    fault: { file: 'main/main.js', find: /url !== pageUrl/, replace: 'false' },
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
  const faultsSeen = await launchDesktop(join(folder, 'profile'), { appFolder: plantFault(folder, fault) }).then(
    async (app) => {
      const seen = await surfaceFaults(app.page);
      await app.close();
      return seen;
    },
    () => ['it did not start'],
  );
  expect(faultsSeen).not.toEqual([]);
});

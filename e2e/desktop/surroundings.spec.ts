import type { ElectronApplication } from '@playwright/test';
import {
  channelFaults,
  gateFaults,
  headerFaults,
  isolationFaults,
  navigationFaults,
  permissionFaults,
  policyFaults,
  surfaceFaults,
} from '../support/desktop-checks';
import { expect, test } from '../support/launch';

function mainOf(electron: ElectronApplication | null): ElectronApplication {
  if (electron === null) throw new Error('this spec is for the desktop');
  return electron;
}

test('the page gets exactly the functions of the contract, frozen, and nothing of Node', async ({ app }) => {
  expect(await surfaceFaults(app.page)).toEqual([]);
});

test('the page is cross-origin isolated, so that threads work', async ({ app }) => {
  expect(await isolationFaults(app.page)).toEqual([]);
});

test('every answer of app:// carries the headers, errors and refusals too', async ({ app }) => {
  expect(await headerFaults(app.page)).toEqual([]);
});

test('inline scripts, eval and other origins are refused', async ({ app }) => {
  expect(await policyFaults(app.page)).toEqual([]);
});

test('every call of the contract is answered', async ({ app }) => {
  expect(await channelFaults(app.page)).toEqual([]);
});

test('requests that do not fit the contract are refused', async ({ app }) => {
  expect(await gateFaults(app.page)).toEqual([]);
});

test('navigation and new windows are refused', async ({ app }) => {
  expect(await navigationFaults(mainOf(app.electron), app.page)).toEqual([]);
});

test('permissions are refused', async ({ app }) => {
  expect(await permissionFaults(app.page)).toEqual([]);
});

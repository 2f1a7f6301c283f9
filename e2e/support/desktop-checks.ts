import type { ElectronApplication, Page } from '@playwright/test';
import type { DesktopBridge } from '../../electron/shared/ipc-contract';

/**
 * What must hold around the page on the desktop. Each check answers with what it found wrong, nothing when all is well,
 * so that the planted faults can show that it notices.
 */

declare global {
  interface Window {
    readonly layerloom?: DesktopBridge;
  }
}

const bridgeNames: readonly (keyof DesktopBridge)[] = [
  'openProject',
  'openRecent',
  'recentFiles',
  'initialFile',
  'openDropped',
  'fileState',
  'saveProject',
  'exportFiles',
  'readJournal',
  'writeJournal',
  'clearJournal',
  'setWindowState',
  'setTheme',
  'confirmClose',
  'closeNow',
  'onMenuCommand',
  'onCloseRequested',
  'onFileOpened',
];

const expectedHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self';",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Somewhere else, with nobody there: whoever does go finds out at once, without a network. */
const elsewhere = 'http://127.0.0.1:1/';

/** Preload's surface is exactly the contract, frozen, and nothing of Node or Electron is in reach. */
export function surfaceFaults(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const faults: string[] = [];
    const bridge = window.layerloom;
    const found = Object.keys(bridge ?? {}).sort();
    if (found.join() !== [...names].sort().join()) faults.push(`the bridge has: ${found.join()}`);
    if (!Object.isFrozen(bridge)) faults.push('the bridge can be changed by the page');
    for (const name of ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron']) {
      if (name in window) faults.push(`${name} is in reach of the page`);
    }
    return faults;
  }, bridgeNames);
}

/** Threads need an isolated page. */
export function isolationFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => (window.crossOriginIsolated ? [] : ['the page is not cross-origin isolated']));
}

/** Every answer has every header, errors too; nothing outside the page's folder is given out. */
export function headerFaults(page: Page): Promise<string[]> {
  return page.evaluate(async (expected) => {
    const faults: string[] = [];
    const requests: readonly (readonly [string, string, number])[] = [
      ['GET', '/index.html', 200],
      ['HEAD', '/index.html', 200],
      ['GET', '/datasets/fashion-mnist.bin', 200],
      ['GET', '/no-such-file.js', 404],
      ['GET', '/..%2fmain%2fmain.js', 403],
      ['GET', '/..%2frenderer-private%2fsecret.txt', 403],
      ['GET', '/%00', 400],
      ['POST', '/index.html', 405],
    ];
    for (const [method, path, status] of requests) {
      const response = await fetch(path, { method });
      await response.body?.cancel();
      if (response.status !== status) faults.push(`${method} ${path}: ${response.status}, not ${status}`);
      for (const [name, value] of Object.entries(expected)) {
        const sent = response.headers.get(name) ?? 'nothing';
        if (!sent.startsWith(value)) faults.push(`${method} ${path}: ${name} is ${sent}`);
      }
    }
    return faults;
  }, expectedHeaders);
}

/** Inline scripts and eval do not run; nothing is fetched from elsewhere. */
export function policyFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faults: string[] = [];
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.inlineRan = "yes"';
    document.head.append(script);
    script.remove();
    if (document.documentElement.dataset.inlineRan === 'yes') faults.push('an inline script ran');
    // In a task of its own: what the debugger evaluates is let off the policy.
    const evalRan = new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: this is what must not work
          globalThis.eval('1');
          resolve(true);
        } catch {
          resolve(false);
        }
      });
    });
    if (await evalRan) faults.push('eval ran');
    const refused = new Promise<boolean>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'connect-src') resolve(true);
      });
    });
    const reached = fetch('https://example.invalid/').then(
      () => false,
      () => refused,
    );
    if (!(await Promise.race([refused, reached]))) faults.push('a request to elsewhere was let through');
    return faults;
  });
}

/** The calls reach main and come back. */
export function channelFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const bridge = window.layerloom;
    if (bridge === undefined) return ['there is no bridge'];
    const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['recentFiles', () => bridge.recentFiles()],
      ['initialFile', () => bridge.initialFile({ orLast: false })],
      ['openRecent', () => bridge.openRecent({ handle: 'unknown' })],
      ['setWindowState', () => bridge.setWindowState({ title: 'Test', dirty: false, progress: null, file: null })],
      ['setTheme', () => bridge.setTheme({ theme: 'system' })],
    ];
    const faults: string[] = [];
    for (const [name, call] of calls) await call().catch((error: unknown) => faults.push(`${name}: ${String(error)}`));
    return faults;
  });
}

/** Main refuses what does not fit the contract, and paths that it has not given out. */
export function gateFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const bridge = window.layerloom;
    if (bridge === undefined) return ['there is no bridge'];
    const faults: string[] = [];
    // A page that has been taken over does not keep to the types.
    const setTheme = bridge.setTheme as (request: unknown) => Promise<unknown>;
    const wrong: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['a theme that is none', () => setTheme({ theme: 'pink' })],
      ['an extra key', () => setTheme({ theme: 'dark', path: '/etc/passwd' })],
      ['a progress of 7', () => bridge.setWindowState({ title: '', dirty: false, progress: 7, file: null })],
      ['a path as a name', () => bridge.saveProject({ handle: null, suggestedName: '../x', text: '' })],
      [
        'a path in an export',
        () => bridge.exportFiles({ folderName: 'x', files: [{ name: '../y', bytes: new Uint8Array(1) }] }),
      ],
    ];
    for (const [what, call] of wrong) {
      const accepted = await call().then(
        () => true,
        () => false,
      );
      if (accepted) faults.push(`${what} was accepted`);
    }
    const stray = await bridge.saveProject({ handle: '/tmp/stray.layerloom', suggestedName: 'x', text: '' });
    if (stray.ok) faults.push('a path was taken for a handle');
    return faults;
  });
}

/** The page cannot go elsewhere and cannot open a window. */
export async function navigationFaults(electron: ElectronApplication, page: Page): Promise<string[]> {
  const faults: string[] = [];
  const before = page.url();
  const prevented = electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('will-navigate', (event) => resolve(event.defaultPrevented));
      }),
  );
  await page.evaluate((address) => {
    setTimeout(() => {
      location.href = address;
    });
  }, elsewhere);
  if (!(await prevented)) return ['the page may navigate away'];
  if (page.url() !== before) faults.push(`the page went to ${page.url()}`);
  return [...faults, ...(await windowFaults(electron, page))];
}

async function windowFaults(electron: ElectronApplication, page: Page): Promise<string[]> {
  await electron.evaluate(({ app }) => {
    Reflect.set(globalThis, 'windowsOpened', 0);
    app.on('browser-window-created', () => {
      Reflect.set(globalThis, 'windowsOpened', Number(Reflect.get(globalThis, 'windowsOpened')) + 1);
    });
  });
  await page.evaluate(async (address) => {
    window.open(address);
    // Main handles what the page sends in order: when this is answered, the window was decided on.
    await window.layerloom?.recentFiles();
  }, elsewhere);
  const opened = await electron.evaluate(() => Number(Reflect.get(globalThis, 'windowsOpened')));
  return opened === 0 ? [] : ['the page may open windows'];
}

/** Nothing that a browser would ask the user for is granted. */
export function permissionFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faults: string[] = [];
    for (const name of ['geolocation', 'notifications', 'midi'] as const) {
      const { state } = await navigator.permissions.query({ name });
      if (state !== 'denied') faults.push(`${name} is ${state}`);
    }
    return faults;
  });
}

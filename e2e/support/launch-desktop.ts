import { readFileSync } from 'node:fs';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { AppUnderTest } from './app';
import { findDesktopRuntime, projectRoot } from './desktop-runtime';
import { waitForFile, waitForFolderIn } from './wait-for';

const runtime = findDesktopRuntime();
/** Playwright knows nothing of a program that has gone, not even that it has. */
const closed = new WeakSet<ElectronApplication>();

export interface DesktopOptions {
  /** Folder with package.json and out/; the planted faults have their own. */
  readonly appFolder?: string;
  /** What comes behind the program's name. */
  readonly args?: readonly string[];
}

/** Starts the built desktop app with its own profile, on Electron or on the stand-in. */
export async function launchDesktop(profile: string, options: DesktopOptions = {}): Promise<AppUnderTest> {
  let current = await start(profile, options);
  let savePath = '';
  let exportParent = '';
  return {
    host: runtime.kind,
    get page() {
      return current.page;
    },
    get electron() {
      return current.electron;
    },
    answerOpen: (path) => chooseInOpenDialogs(current.electron, path),
    answerSave(path) {
      savePath = path;
      return current.electron.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
      }, path);
    },
    answerExport(folder) {
      exportParent = folder;
      return chooseInOpenDialogs(current.electron, folder);
    },
    savedText: async () => readFileSync(await waitForFile(savePath), 'utf8'),
    exportedFolder: () => waitForFolderIn(exportParent),
    close: () => closeGivingUp(current.electron),
    async reopen() {
      await closeGivingUp(current.electron);
      current = await start(profile, options);
    },
    async crashAndReopen() {
      const gone = current.electron.waitForEvent('close');
      current.electron.process().kill('SIGKILL');
      await gone;
      current = await start(profile, options);
    },
  };
}

async function start(profile: string, { appFolder = projectRoot, args = [] }: DesktopOptions) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    cwd: appFolder,
    args: ['.', `--user-data-dir=${profile}`, ...asRoot, ...args],
    env: {
      ...(process.env as Record<string, string>),
      ...(runtime.kind === 'stand-in' ? { STANDIN_CHROMIUM: runtime.chromium } : {}),
    },
  });
  electron.once('close', () => closed.add(electron));
  const page = await electron.firstWindow();
  await page.waitForURL(/\/index\.html$/);
  return { electron, page };
}

function chooseInOpenDialogs(electron: ElectronApplication, path: string): Promise<void> {
  return electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Answers "Don't Save" to whatever the app asks on its way out. */
async function closeGivingUp(electron: ElectronApplication): Promise<void> {
  if (closed.has(electron)) return;
  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await electron.close();
}

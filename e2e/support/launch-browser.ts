import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type BrowserContext, chromium, type Download, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { AppUnderTest } from './app';
import { chromiumOptions } from './find-chromium';
import { waitForFile, waitForFolderIn } from './wait-for';

/** Opens the editor in Chromium. Its file pickers cannot be driven, so files go the way of a browser without them. */
export async function launchBrowser(profile: string, address: string): Promise<AppUnderTest> {
  const answers = { open: '', save: '', exportParent: '' };
  let current = await start(profile, address, answers);
  return {
    host: 'browser',
    electron: null,
    get page() {
      return current.page;
    },
    answerOpen: (path) => set(() => (answers.open = path)),
    answerSave: (path) => set(() => (answers.save = path)),
    answerExport: (folder) => set(() => (answers.exportParent = folder)),
    savedText: async () => readFileSync(await waitForFile(answers.save), 'utf8'),
    exportedFolder: () => waitForFolderIn(answers.exportParent),
    close: () => current.context.close(),
    async reopen() {
      await current.context.close();
      current = await start(profile, address, answers);
    },
    // Nothing of the page is asked or told when its context goes.
    async crashAndReopen() {
      await current.context.close();
      current = await start(profile, address, answers);
    },
  };
}

interface Answers {
  readonly open: string;
  readonly save: string;
  readonly exportParent: string;
}

function set(change: () => void): Promise<void> {
  change();
  return Promise.resolve();
}

async function start(
  profile: string,
  address: string,
  answers: Answers,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumOptions(),
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('filechooser', (chooser) => void chooser.setFiles(answers.open));
  page.on('download', (download) => void keep(download, answers));
  await page.goto(address);
  return { context, page };
}

/** A project goes where the "dialog" said; a .zip is an export and is unpacked under its own name. */
async function keep(download: Download, answers: Answers): Promise<void> {
  const name = download.suggestedFilename();
  if (!name.endsWith('.zip')) {
    const arrived = await download.path();
    mkdirSync(dirname(answers.save), { recursive: true });
    writeFileSync(answers.save, readFileSync(arrived));
    return;
  }
  const files = Object.entries(unzipSync(readFileSync(await download.path())));
  // Filled under a name that nobody waits for, as the desktop does.
  const filling = join(answers.exportParent, `.${name}`);
  mkdirSync(filling, { recursive: true });
  for (const [file, bytes] of files) writeFileSync(join(filling, file), bytes);
  renameSync(filling, join(answers.exportParent, basename(name, '.zip')));
}

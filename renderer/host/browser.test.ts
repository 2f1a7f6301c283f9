// @vitest-environment happy-dom
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type BrowserMemory, makeBrowserHost } from './browser';
import type { Records } from './browser-records';

/** What the browser's file of that name holds; a picker hands it out. */
function fakeFile(name: string, text = ''): FileSystemFileHandle & { text: string; lastModified: number } {
  const handle = {
    name,
    text,
    lastModified: 1,
    isSameEntry: (other: unknown) => Promise.resolve(other === handle),
    getFile: () => Promise.resolve(new File([handle.text], name, { lastModified: handle.lastModified })),
    createWritable: () =>
      Promise.resolve({
        write: (content: string) => {
          handle.text = content;
          handle.lastModified += 1;
          return Promise.resolve();
        },
        close: () => Promise.resolve(),
        abort: () => Promise.resolve(),
      }),
  };
  return handle as unknown as FileSystemFileHandle & { text: string; lastModified: number };
}

function makeRecords<T>(): Records<T> {
  const table = new Map<string, T>();
  return {
    get: (key) => Promise.resolve(table.get(key)),
    all: () => Promise.resolve([...table]),
    set: (key, value) => Promise.resolve(void table.set(key, value)),
    delete: (key) => Promise.resolve(void table.delete(key)),
  };
}

let memory: BrowserMemory;
const openHost = () => makeBrowserHost(window, memory);

let downloads: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  downloads = [];
  memory = { files: makeRecords(), journal: makeRecords() };
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob !== undefined) downloads.push({ name: this.download, blob });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'showOpenFilePicker');
  Reflect.deleteProperty(window, 'showSaveFilePicker');
});

function givePickers(open: () => Promise<unknown>, save: () => Promise<unknown>): void {
  Object.assign(window, { showOpenFilePicker: open, showSaveFilePicker: save });
}
const changedMind = (): Promise<never> => Promise.reject(new DOMException('no', 'AbortError'));
const request = { handle: null, suggestedName: 'A/B test', text: 'one' };

describe('with file pickers', () => {
  test('the first save asks where, the next write to the same file', async () => {
    const file = fakeFile('chosen.layerloom');
    const save = vi.fn(() => Promise.resolve(file));
    givePickers(changedMind, save);
    const host = openHost();
    const first = await host.saveProject(request);
    if (!first.ok) throw new Error(first.reason);
    const second = await host.saveProject({ ...request, handle: first.handle, text: 'two' });
    expect(second).toEqual({ ok: true, handle: first.handle, name: 'chosen.layerloom', folder: '' });
    expect(save).toHaveBeenCalledTimes(1);
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ suggestedName: 'A-B test.layerloom' }));
    expect(file.text).toBe('two');
  });

  test('what was opened is saved where it came from', async () => {
    const file = fakeFile('net.layerloom', 'from disk');
    givePickers(() => Promise.resolve([file]), changedMind);
    const host = openHost();
    const opened = await host.openProject();
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.file).toMatchObject({ name: 'net.layerloom', text: 'from disk' });
    await host.saveProject({ handle: opened.file.handle, suggestedName: 'x', text: 'changed' });
    expect(file.text).toBe('changed');
  });

  test('a file that another program has changed is replaced only by a second, knowing save', async () => {
    const file = fakeFile('net.layerloom', 'from disk');
    givePickers(() => Promise.resolve([file]), changedMind);
    const host = openHost();
    const opened = await host.openProject();
    const handle = opened.ok ? opened.file.handle : null;
    if (handle === null) throw new Error('not opened');
    expect((await host.fileState(handle)).state).toBe('same');
    Object.assign(file, { text: 'of another program', lastModified: 99 });
    expect((await host.fileState(handle)).state).toBe('changed');
    expect(await host.saveProject({ ...request, handle })).toEqual({
      ok: false,
      reason: 'changed',
      name: 'net.layerloom',
    });
    expect(file.text).toBe('of another program');
    expect(await host.saveProject({ ...request, handle, overwrite: true })).toMatchObject({ ok: true, handle });
    expect(file.text).toBe('one');
    expect((await host.fileState(handle)).state).toBe('same');
  });

  test('what was opened is in the list of recent files of the next page, and opens from there', async () => {
    const [one, two] = [fakeFile('one.layerloom', '1'), fakeFile('two.layerloom', '2')];
    for (const file of [one, two, one]) {
      givePickers(() => Promise.resolve([file]), changedMind);
      await openHost().openProject();
    }
    const later = openHost();
    expect(later.keepsRecentFiles).toBe(true);
    const recent = await later.recentFiles();
    expect(recent.map(({ name }) => name)).toEqual(['one.layerloom', 'two.layerloom']);
    two.text = 'changed since';
    const opened = await later.openRecent(recent[1]?.handle ?? '');
    expect(opened).toMatchObject({ ok: true, file: { name: 'two.layerloom', text: 'changed since' } });
  });

  test('a change of mind is no failure', async () => {
    givePickers(changedMind, changedMind);
    const host = openHost();
    expect(await host.openProject()).toEqual({ ok: false, reason: 'cancelled' });
    expect(await host.saveProject(request)).toEqual({ ok: false, reason: 'cancelled' });
  });

  test('what the browser throws becomes a sentence', async () => {
    givePickers(changedMind, () => Promise.reject(new Error('the disk is full')));
    expect(await openHost().saveProject(request)).toEqual({
      ok: false,
      reason: 'failed',
      message: 'The file could not be saved: the disk is full',
    });
  });
});

describe('without them', () => {
  test('saving is a download under the project’s name', async () => {
    const saved = await openHost().saveProject(request);
    expect(saved).toMatchObject({ ok: true, name: 'A-B test.layerloom' });
    expect(downloads.map(({ name }) => name)).toEqual(['A-B test.layerloom']);
    expect(await downloads[0]?.blob.text()).toBe('one');
  });

  test('no recent files are promised: nothing that was saved could be opened again', async () => {
    const host = openHost();
    await host.saveProject(request);
    expect(host.keepsRecentFiles).toBe(false);
    expect(await host.recentFiles()).toEqual([]);
  });
});

test('an export is one .zip with every file in it, byte for byte', async () => {
  const weights = new Uint8Array(1000).map((_, index) => index % 251);
  const files = [
    { name: 'model.json', bytes: new TextEncoder().encode('{"a":1}') },
    { name: 'weights.bin', bytes: weights },
  ];
  const outcome = await openHost().exportFiles({ folderName: 'my model', files });
  expect(outcome).toEqual({ ok: true, where: 'my model.zip' });
  const blob = downloads[0]?.blob ?? new Blob();
  const unzipped = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  expect(Object.keys(unzipped)).toEqual(['model.json', 'weights.bin']);
  expect([...(unzipped['weights.bin'] ?? [])]).toEqual([...weights]);
});

test('the browser asks before a page with unsaved changes is left, and only then', () => {
  const host = openHost();
  const leaves = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  host.setWindowState({ title: 'XOR', dirty: true, progress: null, file: null });
  expect(document.title).toBe('• XOR — Layerloom');
  expect(leaves()).toBe(false);
  host.setWindowState({ title: 'XOR', dirty: false, progress: null, file: null });
  expect(document.title).toBe('XOR — Layerloom');
  expect(leaves()).toBe(true);
});

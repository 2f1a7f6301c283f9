import { mkdirSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportFolder, projectLimit, readProject, saveProject } from './files';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof fs>()) }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const containing = (words: string): unknown => expect.stringContaining(words);

function fail(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('saving', () => {
  test('what was written is what is read', async () => {
    const path = join(folder, 'a.layerloom');
    expect(await saveProject(path, 'Größe × 2\n')).toEqual({ ok: true, value: null });
    expect(await readProject(path)).toEqual({ ok: true, value: 'Größe × 2\n' });
  });

  test.each(['ENOSPC', 'EACCES', 'EIO'])(
    'a rename that fails with %s leaves the old file and nothing else',
    async (code) => {
      const path = join(folder, 'a.layerloom');
      writeFileSync(path, 'old');
      vi.spyOn(fs, 'rename').mockRejectedValue(fail(code));
      const done = await saveProject(path, 'new');
      expect(done).toMatchObject({ ok: false, message: containing('the old file is untouched') });
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['a.layerloom']);
    },
  );

  test('a file that may not be written is refused, not replaced', async () => {
    const path = join(folder, 'a.layerloom');
    writeFileSync(path, 'old');
    vi.spyOn(fs, 'access').mockRejectedValue(fail('EACCES'));
    const done = await saveProject(path, 'new');
    expect(done).toMatchObject({ ok: false, message: containing('you have no permission') });
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('a folder that has gone gets a sentence', async () => {
    const done = await saveProject(join(folder, 'gone', 'a.layerloom'), 'new');
    expect(done).toMatchObject({ ok: false, message: containing('it is no longer there') });
  });
});

describe('opening', () => {
  test('a file over the limit is refused before it is read', async () => {
    const path = join(folder, 'huge.layerloom');
    writeFileSync(path, '');
    truncateSync(path, projectLimit + 1);
    expect(await readProject(path)).toMatchObject({ ok: false, message: containing('64 MiB') });
  });

  test('bytes that are no text are said to be none', async () => {
    writeFileSync(join(folder, 'b'), new Uint8Array([0xc3, 0x28]));
    expect(await readProject(join(folder, 'b'))).toEqual({
      ok: false,
      message: '“b” is not text, so it is no Layerloom project.',
    });
  });

  test('a byte order mark is no part of the text', async () => {
    writeFileSync(join(folder, 'b'), '\ufeff{}');
    expect(await readProject(join(folder, 'b'))).toEqual({ ok: true, value: '{}' });
  });
});

describe('exporting', () => {
  const request = {
    folderName: 'model',
    files: [
      { name: 'model.json', bytes: new TextEncoder().encode('{}') },
      { name: 'weights.bin', bytes: new Uint8Array([7, 8]) },
    ],
  };

  test('every name that is taken, by a folder or a file, is passed over', async () => {
    mkdirSync(join(folder, 'model'));
    writeFileSync(join(folder, 'model-2'), 'a file');
    expect(await exportFolder(folder, request)).toEqual({ ok: true, value: join(folder, 'model-3') });
    expect(readdirSync(join(folder, 'model-3')).sort()).toEqual(['model.json', 'weights.bin']);
    expect(readdirSync(join(folder, 'model'))).toEqual([]);
    expect(readFileSync(join(folder, 'model-2'), 'utf8')).toBe('a file');
  });

  test('a write that fails leaves no half export behind', async () => {
    const writing = fs.writeFile;
    vi.spyOn(fs, 'writeFile').mockImplementation(async (path, data, options) => {
      if (typeof path === 'string' && path.endsWith('weights.bin')) throw fail('ENOSPC');
      await writing(path, data, options);
    });
    const done = await exportFolder(folder, request);
    expect(done).toMatchObject({ ok: false, message: containing('no room left') });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('two files of one name are refused', async () => {
    const twice = {
      folderName: 'model',
      files: [request.files[0], request.files[0]].filter((file) => file !== undefined),
    };
    expect(await exportFolder(folder, twice)).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual([]);
  });
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../pages/editor';
import { expect, test } from '../support/launch';

test('saving asks once where, then writes to the same file', async ({ app, folder }) => {
  const path = join(folder, 'first.layerloom');
  await app.answerSave(path);
  const handle = await app.page.evaluate(async () => {
    const saved = await window.layerloom?.saveProject({ handle: null, suggestedName: 'first', text: 'one' });
    return saved?.ok === true ? saved.handle : '';
  });
  expect(await app.savedText()).toBe('one');
  await app.answerSave(join(folder, 'elsewhere.layerloom'));
  const again = await app.page.evaluate(
    (known) => window.layerloom?.saveProject({ handle: known, suggestedName: 'first', text: 'two' }),
    handle,
  );
  expect(again).toEqual({ ok: true, handle, name: 'first.layerloom', folder });
  expect(readFileSync(path, 'utf8')).toBe('two');
  // Beside it only the lock that says that it is open here.
  const beside = readdirSync(folder).filter((name) => name !== 'profile');
  expect(beside.toSorted()).toEqual(['.~lock.first.layerloom#', 'first.layerloom']);
});

test('a name without an ending gets .layerloom', async ({ app, folder }) => {
  await app.answerSave(join(folder, 'bare'));
  const saved = await app.page.evaluate(() =>
    window.layerloom?.saveProject({ handle: null, suggestedName: 'bare', text: '{}' }),
  );
  expect(saved).toMatchObject({ ok: true, name: 'bare.layerloom' });
});

test('what was opened is in the recent list after a restart, what has gone is marked', async ({ app, folder }) => {
  const [kept, gone] = [join(folder, 'kept.layerloom'), join(folder, 'gone.layerloom')];
  for (const path of [gone, kept]) {
    writeFileSync(path, `text of ${path}`);
    await app.answerOpen(path);
    const outcome = await app.page.evaluate(() => window.layerloom?.openProject());
    expect(outcome).toMatchObject({ ok: true, file: { text: `text of ${path}`, folder } });
  }
  writeFileSync(join(folder, 'other.layerloom'), '');
  rmSync(gone);
  await app.reopen();
  const recent = await app.page.evaluate(() => window.layerloom?.recentFiles());
  expect(recent?.map(({ name, gone: isGone }) => [name, isGone])).toEqual([
    ['kept.layerloom', false],
    ['gone.layerloom', true],
  ]);
  const opened = await app.page.evaluate(
    (handle) => window.layerloom?.openRecent({ handle }),
    recent?.[0]?.handle ?? '',
  );
  expect(opened).toMatchObject({ ok: true, file: { name: 'kept.layerloom' } });
});

test('an export is a new folder and touches nothing that is there', async ({ app, folder }) => {
  mkdirSync(join(folder, 'exports', 'model'), { recursive: true });
  writeFileSync(join(folder, 'exports', 'model', 'mine.txt'), 'keep me');
  await app.answerExport(join(folder, 'exports'));
  const outcome = await app.page.evaluate(() =>
    window.layerloom?.exportFiles({
      folderName: 'model',
      files: [
        { name: 'model.json', bytes: new TextEncoder().encode('{}') },
        { name: 'weights.bin', bytes: new Uint8Array([1, 2, 3]) },
      ],
    }),
  );
  const where = join(folder, 'exports', 'model-2');
  expect(outcome).toEqual({ ok: true, where });
  expect([...readFileSync(join(where, 'weights.bin'))]).toEqual([1, 2, 3]);
  expect(readFileSync(join(folder, 'exports', 'model', 'mine.txt'), 'utf8')).toBe('keep me');
  expect(readdirSync(join(folder, 'exports')).sort()).toEqual(['model', 'model-2']);
});

test('a file that cannot be opened gets a sentence', async ({ app, folder }) => {
  writeFileSync(join(folder, 'noise.layerloom'), new Uint8Array([0xff, 0xfe, 0x00, 0xd8]));
  for (const [name, words] of [
    ['noise.layerloom', 'is not text'],
    ['absent.layerloom', 'no longer there'],
    ['profile', 'is not a file'],
  ] as const) {
    await app.answerOpen(join(folder, name));
    const outcome = await app.page.evaluate(() => window.layerloom?.openProject());
    expect(outcome).toMatchObject({ ok: false, reason: 'failed', message: expect.stringContaining(words) });
  }
});

test('the real page saves by the menu and by its own shortcut', async ({ app, folder }) => {
  const paths = [join(folder, 'menu.layerloom'), join(folder, 'key.layerloom')] as const;
  await new Editor(app).ready();

  await app.answerSave(paths[0]);
  await app.electron?.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('file.save-as')?.click());
  expect(JSON.parse(await app.savedText())).toMatchObject({ format: 'layerloom', version: 1 });

  await app.answerSave(paths[1]);
  await app.page.keyboard.press('ControlOrMeta+Shift+S');
  expect(await app.savedText()).toBe(readFileSync(paths[0], 'utf8'));
});

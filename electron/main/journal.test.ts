import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFileHandles } from './handles';
import { makeJournal, makeJournalCalls } from './journal';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'deep', 'unsaved');
});
afterEach(() => rmSync(folder, { recursive: true }));

const handles = makeFileHandles();
/** The program started anew on the same profile. */
const start = () => makeJournalCalls(makeJournal(path), handles, () => 1000);
const nobody = undefined as never;
const entry = { name: 'XOR', text: '{"a":1}\nline two\n', handle: null };

test('what was put aside is there at the next start, byte for byte', async () => {
  expect(await start()['journal:write'](entry, nobody)).toEqual({ ok: true });
  expect(await start()['journal:read'](undefined, nobody)).toEqual({
    name: 'XOR',
    text: entry.text,
    time: 1000,
    file: null,
  });
});

test('it knows the file that it belongs to', async () => {
  const handle = handles.give('/home/me/net.layerloom');
  await start()['journal:write']({ ...entry, handle }, nobody);
  const left = await start()['journal:read'](undefined, nobody);
  expect(left?.file).toEqual({ handle, name: 'net.layerloom', folder: '/home/me' });
});

test('only the newest is kept, and nothing once it is cleared', async () => {
  const calls = start();
  await Promise.all(
    ['one', 'two', 'three'].map((text) => Promise.resolve(calls['journal:write']({ ...entry, text }, nobody))),
  );
  expect((await calls['journal:read'](undefined, nobody))?.text).toBe('three');
  await calls['journal:clear'](undefined, nobody);
  expect(await start()['journal:read'](undefined, nobody)).toBeNull();
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

test.each(['', 'not json\nrest', '{"journal":2}\nrest', '{"journal":1,"name":"x","time":1,"path":"relative"}\nrest'])(
  'a file that reads %j is no journal',
  async (text) => {
    path = join(folder, 'unsaved');
    writeFileSync(path, text);
    expect(await start()['journal:read'](undefined, nobody)).toBeNull();
  },
);

test('where it cannot be written, the reason is said', async () => {
  path = join(folder, 'a-file', 'unsaved');
  writeFileSync(join(folder, 'a-file'), '');
  const outcome = await start()['journal:write'](entry, nobody);
  expect(outcome).toMatchObject({ ok: false });
  expect(outcome).not.toMatchObject({ reason: '' });
});

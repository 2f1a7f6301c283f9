import { expect, test } from 'vitest';
import { type JournalRecord, makeBrowserJournal } from './browser-journal';
import type { PageLocks } from './browser-locks';
import type { Records } from './browser-records';
import type { Journal } from './host';

const fileNamed = (name: string) => ({ name }) as FileSystemFileHandle;

/** One browser with several windows: what they share, and a way to open one and to let it die. */
function makeBrowser() {
  const table = new Map<string, JournalRecord>();
  const holders = new Map<string, number>();
  let windows = 0;
  let keys = 0;
  let time = 0;
  const records: Records<JournalRecord> = {
    get: (key) => Promise.resolve(table.get(key)),
    all: () => Promise.resolve([...table]),
    set: (key, value) => Promise.resolve(void table.set(key, value)),
    delete: (key) => Promise.resolve(void table.delete(key)),
  };
  const open = (): { journal: Journal; die: () => void } => {
    windows += 1;
    const me = windows;
    const locks: PageLocks = {
      take(name) {
        if ((holders.get(name) ?? me) !== me) return Promise.resolve(false);
        holders.set(name, me);
        return Promise.resolve(true);
      },
      release: (name) => void holders.delete(name),
    };
    const journal = makeBrowserJournal({
      records,
      locks,
      newKey: () => `key-${++keys}`,
      now: () => ++time,
      known: { find: (handle) => Promise.resolve(fileNamed(`${handle}.layerloom`)) },
    });
    const die = (): void => {
      for (const [name, holder] of holders) if (holder === me) holders.delete(name);
    };
    return { journal, die };
  };
  return { open, table };
}

const entry = (text: string) => ({ name: 'XOR', text, handle: null });

test('a window that died leaves its work to the next one', async () => {
  const { open } = makeBrowser();
  const first = open();
  expect(await first.journal.read()).toBeNull();
  await first.journal.write({ ...entry('one'), handle: 'net' });
  first.die();
  const second = open();
  expect(await second.journal.read()).toMatchObject({
    name: 'XOR',
    text: 'one',
    file: { handle: 'net', name: 'net.layerloom' },
  });
});

test('a window that lives keeps its work to itself', async () => {
  const { open } = makeBrowser();
  await open().journal.write(entry('mine'));
  expect(await open().journal.read()).toBeNull();
});

test('what was taken over is replaced by what the new window writes, and goes with it', async () => {
  const { open, table } = makeBrowser();
  const first = open();
  await first.journal.write(entry('old'));
  first.die();
  const second = open();
  await second.journal.read();
  await second.journal.write(entry('new'));
  expect([...table.values()].map(({ text }) => text)).toEqual(['new']);
  await second.journal.clear();
  expect(table.size).toBe(0);
});

test('of two that died the newest comes first, the other stays for the next start', async () => {
  const { open } = makeBrowser();
  const [first, second] = [open(), open()];
  await first.journal.write(entry('earlier'));
  await second.journal.write(entry('later'));
  first.die();
  second.die();
  expect(await open().journal.read()).toMatchObject({ text: 'later' });
  expect(await open().journal.read()).toMatchObject({ text: 'earlier' });
});

test('a browser that keeps nothing says why, and gives nothing back', async () => {
  const refused = () => Promise.reject(new Error('storage is off'));
  const journal = makeBrowserJournal({
    records: { get: refused, all: refused, set: refused, delete: refused },
    locks: { take: () => Promise.resolve(true), release: () => undefined },
    newKey: () => 'key',
    now: () => 0,
    known: { find: () => Promise.resolve(null) },
  });
  expect(await journal.read()).toBeNull();
  expect(await journal.write(entry('x'))).toEqual({
    ok: false,
    reason: 'the browser keeps no data of this page (storage is off)',
  });
  await journal.clear();
});

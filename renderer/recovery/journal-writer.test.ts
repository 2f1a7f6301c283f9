import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { JournalEntry, JournalOutcome } from '../../electron/shared/ipc-contract';
import { parseDocument } from '../../src-core/graph/parse';
import { findTemplate } from '../../src-core/templates/registry';
import type { AppState } from '../store/state';
import { makeTestStore } from '../testing/make-test-store';
import { keepJournal } from './journal-writer';

let app: StoreApi<AppState>;
let time: number;
let timer: { readonly at: number; readonly call: () => void } | null;
/** What reached the journal, in order; `null` is a clearing. */
let calls: (JournalEntry | null)[];
let answer: JournalOutcome;
let stop: () => void;

beforeEach(() => {
  const first = findTemplate('first-mlp')?.make();
  if (first === undefined) throw new Error('no template');
  app = makeTestStore(first);
  time = 0;
  timer = null;
  calls = [];
  answer = { ok: true };
  stop = keepJournal({
    app,
    journal: {
      read: () => Promise.resolve(null),
      write(entry) {
        calls.push(entry);
        return Promise.resolve(answer);
      },
      clear: () => Promise.resolve(void calls.push(null)),
    },
    now: () => time,
    later(milliseconds, call) {
      const mine = { at: time + milliseconds, call };
      timer = mine;
      return () => {
        if (timer === mine) timer = null;
      };
    },
  });
});

/** Lets that many milliseconds pass. */
async function pass(milliseconds: number): Promise<void> {
  time += milliseconds;
  if (timer !== null && timer.at <= time) {
    const { call } = timer;
    timer = null;
    call();
  }
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

const rename = (name: string): void => void app.getState().edit({ kind: 'set-name', name }, 'rename the project');
const names = () => calls.map((entry) => entry?.name ?? 'cleared');

test('nothing is written while there is nothing to lose', async () => {
  app.getState().select([]);
  await pass(100_000);
  expect(calls).toEqual([]);
});

test('a change is put aside a second after the last of a burst', async () => {
  for (const name of ['a', 'ab', 'abc']) {
    rename(name);
    await pass(600);
  }
  expect(calls).toEqual([]);
  await pass(400);
  expect(names()).toEqual(['abc']);
  const parsed = parseDocument(calls[0]?.text ?? '');
  expect(parsed.ok && parsed.value).toEqual(app.getState().document);
  expect(app.getState().unsavedKept).toBe(true);
});

test('who never pauses is put aside after five seconds all the same', async () => {
  for (let count = 0; count < 10; count++) {
    rename(`name ${count}`);
    await pass(600);
  }
  expect(names()).toEqual(['name 8']);
});

test('while a card is dragged nothing is put aside; it is as soon as the card was let go', async () => {
  rename('mine');
  app.getState().setDragging(true);
  await pass(20_000);
  expect(calls).toEqual([]);
  app.getState().setDragging(false);
  await pass(1000);
  expect(names()).toEqual(['mine']);
});

test('what is saved is cleared at once, even before it was put aside', async () => {
  rename('mine');
  await pass(1000);
  app
    .getState()
    .markSaved(app.getState().document, { handle: 'h', name: 'mine.layerloom', folder: '', readOnly: null });
  await pass(0);
  rename('again');
  app
    .getState()
    .markSaved(app.getState().document, { handle: 'h', name: 'mine.layerloom', folder: '', readOnly: null });
  await pass(0);
  expect(names()).toEqual(['mine', 'cleared', 'cleared']);
  expect(app.getState().unsavedKept).toBe(false);
});

test('an edit after the last write is not called kept until it is', async () => {
  rename('one');
  await pass(1000);
  rename('two');
  expect(app.getState().unsavedKept).toBe(false);
  await pass(1000);
  expect(app.getState().unsavedKept).toBe(true);
});

test('undoing back to what is saved clears it', async () => {
  rename('mine');
  await pass(1000);
  app.getState().undo();
  await pass(0);
  expect(names()).toEqual(['mine', 'cleared']);
});

test('a journal that cannot be written is told once, until it works again', async () => {
  answer = { ok: false, reason: 'there is no room left on the disk' };
  for (const name of ['a', 'b']) {
    rename(name);
    await pass(1000);
  }
  expect(app.getState().toasts.map(({ detail }) => detail)).toEqual([
    'It cannot be put aside: there is no room left on the disk. Save the project to keep it.',
  ]);
  expect(app.getState().unsavedKept).toBe(false);
});

test('the file that the work belongs to goes along', async () => {
  app.getState().load(app.getState().document, { handle: 'h', name: 'net.layerloom', folder: '/home', readOnly: null });
  rename('mine');
  await pass(1000);
  expect(calls.at(-1)?.handle).toBe('h');
});

test('once stopped it writes no more', async () => {
  rename('mine');
  stop();
  await pass(10_000);
  expect(calls).toEqual([]);
});

import { expect, test } from 'vitest';
import type { LeftWork } from '../../electron/shared/ipc-contract';
import { serializeDocument } from '../../src-core/graph/serialize';
import { findTemplate } from '../../src-core/templates/registry';
import { isUnsaved } from '../store/selectors';
import { makeTestStore } from '../testing/make-test-store';
import { offerRecovery } from './offer-recovery';

const template = findTemplate('first-mlp')?.make();
if (template === undefined) throw new Error('no template');
const blank = { ...template, name: 'Fresh' };
const left: LeftWork = {
  name: 'Lost',
  text: serializeDocument({ ...template, name: 'Lost' }),
  time: 0,
  file: { handle: 'h', name: 'lost.layerloom', folder: '/home/me' },
};

/** A start at which the journal holds that, and the user gives that answer. */
async function start(found: LeftWork | null, answer: 'recover' | 'discard') {
  const app = makeTestStore(blank);
  let cleared = 0;
  const journal = {
    read: () => Promise.resolve(found),
    write: () => Promise.resolve({ ok: true } as const),
    clear: () => Promise.resolve(void cleared++),
  };
  const asked = offerRecovery(app, journal);
  await Promise.resolve();
  const question = app.getState().question;
  app.getState().answer(answer);
  const recovered = await asked;
  return { state: app.getState(), question, cleared, recovered };
}

test('without work that was left nothing is asked', async () => {
  const { question, state } = await start(null, 'recover');
  expect(question).toBeNull();
  expect(state.document.name).toBe('Fresh');
});

test('the question says what, when and where; leaving it recovers', async () => {
  const { question } = await start(left, 'recover');
  expect(question?.title).toBe('Recover unsaved work on “Lost”?');
  expect(question?.detail).toMatch(/is of .*1970|is of .*\d.*It belongs to \/home\/me\/lost\.layerloom\./);
  expect(question?.answers[0]?.id).toBe('recover');
});

test('what is recovered is on the canvas, unsaved, with its file, and stays in the journal', async () => {
  const { state, cleared, recovered } = await start(left, 'recover');
  expect(recovered).toBe(true);
  expect(state.document.name).toBe('Lost');
  expect(state.file).toMatchObject({ ...left.file });
  expect(isUnsaved(state)).toBe(true);
  expect(cleared).toBe(0);
});

test('what is discarded is gone, and the open project stays', async () => {
  const { state, cleared, recovered } = await start(left, 'discard');
  expect(recovered).toBe(false);
  expect(state.document.name).toBe('Fresh');
  expect(isUnsaved(state)).toBe(false);
  expect(cleared).toBe(1);
});

test('what cannot be read is said and not offered for ever', async () => {
  const { state, cleared } = await start({ ...left, text: '{"format":"layer' }, 'recover');
  expect(state.toasts[0]?.detail).toContain('cut off');
  expect(state.document.name).toBe('Fresh');
  expect(cleared).toBe(1);
});

import { expect, test } from 'vitest';
import { keepRecent } from './recent';

/** Asks for keys one after the other; answers with those that had to be made. */
async function made(keys: string, size: number): Promise<string> {
  const recent = keepRecent<string>(size);
  let log = '';
  for (const key of keys) {
    const value = await recent(key, () => {
      log += key;
      return Promise.resolve(key);
    });
    expect(value).toBe(key);
  }
  return log;
}

test('a key that was asked for lately is not made again', async () => {
  expect(await made('abab', 2)).toBe('ab');
});

test('beyond its size it forgets the key that was asked for longest ago, not the one made first', async () => {
  expect(await made('abcacab', 2)).toBe('abcab');
  expect(await made('abacab', 2)).toBe('abcb');
});

test('two who ask at once share what is being made', async () => {
  const recent = keepRecent<number>(4);
  let calls = 0;
  const make = () => {
    calls += 1;
    return Promise.resolve(calls);
  };
  expect(await Promise.all([recent('a', make), recent('a', make)])).toEqual([1, 1]);
});

test('a rejection is not kept', async () => {
  const recent = keepRecent<string>(4);
  await expect(recent('a', () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(await recent('a', () => Promise.resolve('here'))).toBe('here');
});

test('a value that is not worth keeping is made again', async () => {
  const recent = keepRecent<number>(4, (value) => value > 0);
  expect(await recent('a', () => Promise.resolve(0))).toBe(0);
  expect(await recent('a', () => Promise.resolve(1))).toBe(1);
  expect(await recent('a', () => Promise.resolve(2))).toBe(1);
});

test('a late failure does not drop what was made under its key since', async () => {
  const recent = keepRecent<string>(1);
  let rejectFirst: (reason: Error) => void = () => undefined;
  const first = new Promise<string>((_resolve, reject) => {
    rejectFirst = reject;
  });
  const failing = recent('a', () => first);
  await recent('b', () => Promise.resolve('b'));
  await recent('a', () => Promise.resolve('new'));
  rejectFirst(new Error('late'));
  await expect(failing).rejects.toThrow('late');
  expect(await recent('a', () => Promise.resolve('newer'))).toBe('new');
});

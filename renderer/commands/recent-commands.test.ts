import { expect, test } from 'vitest';
import { makeRecentCommands } from './recent-commands';

function memory(text: string | null = null) {
  let kept = text;
  const setItem = (_key: string, value: string): void => {
    kept = value;
  };
  return { getItem: () => kept, setItem };
}

test('the newest comes first, each once, and no more than five are kept for the next session', () => {
  const storage = memory();
  const recent = makeRecentCommands(storage);
  for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) recent.add(id);
  expect(recent.get()).toEqual(['f', 'e', 'd', 'a', 'c']);
  expect(makeRecentCommands(storage).get()).toEqual(recent.get());
});

test.each(['not json', '{"a": 1}', '[1, 2]'])('a broken memory is an empty one: %s', (text) => {
  expect(makeRecentCommands(memory(text)).get()).toEqual([]);
});

test('a storage that is full loses only the memory', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  const recent = makeRecentCommands(full);
  recent.add('a');
  expect(recent.get()).toEqual(['a']);
});

import { basename, join, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainName, toPlainName } from './plain-name';

test('whatever it is made of, the result is plain, stays in its folder and is its own plain name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      const plain = toPlainName(name);
      expect(isPlainName(plain)).toBe(true);
      expect(basename(join('/folder', plain))).toBe(plain);
      expect(win32.basename(win32.join('C:\\folder', plain))).toBe(plain);
      expect(toPlainName(plain)).toBe(plain);
    }),
  );
});

test.each(['..', '.', '', 'a/b', 'a\\b', '.hidden', 'con', 'LPT1.txt', 'a\0b', 'x:', 'dot.', ' a'])(
  '%j is not plain',
  (name) => {
    expect(isPlainName(name)).toBe(false);
  },
);

test.each([
  ['Fashion-MNIST, one hidden layer', 'Fashion-MNIST, one hidden layer'],
  ['A/B test', 'A-B test'],
  ['..', 'untitled'],
  ['nul', 'nul-'],
  ['модель 1', 'модель 1'],
])('%j becomes %j', (name, plain) => {
  expect(toPlainName(name)).toBe(plain);
});

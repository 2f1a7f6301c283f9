import { afterEach, expect, test, vi } from 'vitest';
import { readClipboard, rememberCopied } from './system-clipboard';

afterEach(() => {
  rememberCopied(null);
  vi.unstubAllGlobals();
});

const clipboardThat = (readText: () => Promise<string>) => vi.stubGlobal('navigator', { clipboard: { readText } });

test('what was copied here is known without asking, until somebody else may have copied', async () => {
  clipboardThat(() => Promise.resolve('from elsewhere'));
  rememberCopied('ours');
  expect(await readClipboard()).toBe('ours');
  rememberCopied(null);
  expect(await readClipboard()).toBe('from elsewhere');
});

test('a clipboard that may not be read, or that is not there, gives nothing', async () => {
  clipboardThat(() => Promise.reject(new Error('denied')));
  expect(await readClipboard()).toBeNull();
  vi.stubGlobal('navigator', {});
  expect(await readClipboard()).toBeNull();
});

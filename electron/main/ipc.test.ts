import type { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { type CallHandlers, openGate } from './ipc';
import { requestSchemas } from './requests';

type Listener = (event: unknown, ...args: unknown[]) => Promise<unknown>;

const registered = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => registered.set(channel, listener) },
  protocol: {},
}));

const webContents = { id: 1 };
const window = { webContents } as unknown as BrowserWindow;
const ownFrame = { url: 'app://bundle/index.html', parent: null };
const themes: string[] = [];

beforeEach(() => {
  registered.clear();
  themes.length = 0;
  const refuse = (): never => {
    throw new Error('not part of this test');
  };
  const handlers = Object.fromEntries(Object.keys(requestSchemas).map((channel) => [channel, refuse]));
  handlers['window:theme'] = (({ theme }: { theme: string }) => void themes.push(theme)) as never;
  openGate(handlers as unknown as CallHandlers, () => window);
});

function call(event: unknown, ...args: unknown[]): Promise<unknown> {
  const listener = registered.get('window:theme');
  if (listener === undefined) throw new Error('no such channel');
  return listener(event, ...args);
}

test('there is a listener for each row of the contract and no other', () => {
  expect([...registered.keys()].sort()).toEqual(Object.keys(requestSchemas).sort());
});

test('the page of the app is heard', async () => {
  await call({ sender: webContents, senderFrame: ownFrame }, { theme: 'dark' });
  expect(themes).toEqual(['dark']);
});

test.each([
  ['another site', { sender: webContents, senderFrame: { url: 'https://example.com/index.html', parent: null } }],
  [
    'a site that looks like it',
    { sender: webContents, senderFrame: { url: 'app://bundle.example/index.html', parent: null } },
  ],
  ['a local file', { sender: webContents, senderFrame: { url: 'file:///index.html', parent: null } }],
  ['a page without address', { sender: webContents, senderFrame: { url: '', parent: null } }],
  ['a frame inside the page', { sender: webContents, senderFrame: { ...ownFrame, parent: ownFrame } }],
  ['a frame that has gone', { sender: webContents, senderFrame: null }],
  ['another window', { sender: { id: 1 }, senderFrame: ownFrame }],
])('%s is refused', async (_who, event) => {
  await expect(call(event, { theme: 'dark' })).rejects.toThrow('refused');
  expect(themes).toEqual([]);
});

test.each([
  ['nothing', []],
  ['a value out of the list', [{ theme: 'pink' }]],
  ['an extra key', [{ theme: 'dark', path: '/etc' }]],
  ['a second argument', [{ theme: 'dark' }, 'more']],
])('%s does not fit the contract', async (_what, args) => {
  await expect(call({ sender: webContents, senderFrame: ownFrame }, ...args)).rejects.toThrow('does not fit');
  expect(themes).toEqual([]);
});

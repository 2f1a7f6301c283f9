import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileArgument } from './arguments';
import { smallestSize, startBounds } from './bounds';
import { makeFileInbox } from './file-inbox';
import { makeFileHandles } from './handles';
import { makeLastFile } from './last-file';
import { makePreferences } from './preferences';
import { makeRecentFiles } from './recent';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remembered-'));
});

function projects(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const path = join(folder, `p${index}.layerloom`);
    writeFileSync(path, '');
    return path;
  });
}

describe('handles', () => {
  test('a path keeps its handle, and only given handles name a path', () => {
    const handles = makeFileHandles();
    const handle = handles.give('/a');
    expect(handles.give('/a')).toBe(handle);
    expect(handles.give('/b')).not.toBe(handle);
    expect(handles.pathOf(handle)).toBe('/a');
    expect(handles.pathOf('/a')).toBeNull();
    expect(handle).not.toContain('/a');
  });
});

describe('recent files', () => {
  const open = () => makeRecentFiles(join(folder, 'recent.json'), makeFileHandles(), () => undefined);
  const names = (recent: ReturnType<typeof open>) => recent.list().map(({ name }) => name);

  test('the newest ten are kept from one start to the next', () => {
    const recent = open();
    for (const path of projects(12)) recent.add(path);
    expect(names(open())).toEqual(names(recent));
    expect(names(recent)).toEqual(Array.from({ length: 10 }, (_, index) => `p${11 - index}.layerloom`));
  });

  test('a file opened again moves to the front, once', () => {
    const recent = open();
    const [first = '', second = ''] = projects(2);
    for (const path of [first, second, first]) recent.add(path);
    expect(names(recent)).toEqual(['p0.layerloom', 'p1.layerloom']);
  });

  test('what has gone stays in the list and is marked: its drive may be back tomorrow', () => {
    const recent = open();
    const [first = '', second = ''] = projects(2);
    recent.add(first);
    recent.add(second);
    rmSync(second);
    expect(recent.list().map(({ name, gone }) => [name, gone])).toEqual([
      ['p1.layerloom', true],
      ['p0.layerloom', false],
    ]);
  });

  test.each(['not json', '{"a":1}', '["relative/path"]', '[1]'])('a list that reads %s is an empty one', (text) => {
    writeFileSync(join(folder, 'recent.json'), text);
    expect(open().list()).toEqual([]);
  });
});

describe('preferences', () => {
  test('what changed is there after a restart, the rest stays', () => {
    const path = join(folder, 'deep/window.json');
    makePreferences(path).change({ theme: 'dark' });
    makePreferences(path).change({ maximized: true });
    expect(makePreferences(path).get()).toEqual({
      bounds: null,
      maximized: true,
      theme: 'dark',
      lastFile: null,
    });
  });

  test('a broken file is a first start', () => {
    writeFileSync(join(folder, 'window.json'), '{"theme":"pink"}');
    expect(makePreferences(join(folder, 'window.json')).get()).toEqual({
      bounds: null,
      maximized: false,
      theme: 'system',
      lastFile: null,
    });
  });
});

describe('the last file', () => {
  const start = () => makeLastFile(makePreferences(join(folder, 'window.json')));

  test('is given to the next start once, and what a page shows before it has asked is not heard', () => {
    const first = start();
    expect(first.take()).toBeNull();
    first.note('/a.layerloom');
    const second = start();
    second.note(null);
    expect([second.take(), second.take()]).toEqual(['/a.layerloom', null]);
  });

  test('a page that takes the place of another is given what that one showed', () => {
    const last = start();
    last.take();
    last.note('/a.layerloom');
    last.begin();
    last.note(null);
    expect(last.take()).toBe('/a.layerloom');
  });

  test('a network without a file is no last file, and preferences of before it are kept', () => {
    writeFileSync(join(folder, 'window.json'), '{"bounds":null,"maximized":true,"theme":"dark"}');
    const last = start();
    expect(last.take()).toBeNull();
    last.note('/a.layerloom');
    last.note(null);
    expect(start().take()).toBeNull();
    expect(makePreferences(join(folder, 'window.json')).get()).toMatchObject({ maximized: true, theme: 'dark' });
  });
});

describe('where the window opens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const right = { x: 1920, y: 0, width: 1280, height: 1000 };

  test('first in the middle, 1440 × 900', () => {
    expect(startBounds(null, [screen])).toEqual({ width: 1440, height: 900 });
  });

  test('where it was, on whichever screen', () => {
    const stored = { x: 2000, y: 50, width: 1100, height: 800 };
    expect(startBounds(stored, [screen, right])).toEqual(stored);
  });

  test('in the middle again when its screen is gone or its title bar out of reach', () => {
    expect(startBounds({ x: 2000, y: 50, width: 1100, height: 800 }, [screen])).toEqual({ width: 1100, height: 800 });
    expect(startBounds({ x: 0, y: -900, width: 1100, height: 800 }, [screen])).toEqual({ width: 1100, height: 800 });
  });

  test('never larger than the screen, never smaller than the minimum', () => {
    expect(startBounds(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({ width: 1280, height: 720 });
    expect(startBounds(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual(smallestSize);
  });
});

describe('files from the system', () => {
  test('the project is the first argument with the ending that is no switch', () => {
    expect(fileArgument(['.', '--file=x.layerloom', 'net.layerloom', 'b.layerloom'], '/home/me')).toBe(
      '/home/me/net.layerloom',
    );
    expect(fileArgument(['.', '/x/notes.txt'], '/')).toBeNull();
  });

  test('a file waits for a page, then is handed over at once, then waits again', () => {
    const inbox = makeFileInbox('/first');
    const delivered: string[] = [];
    inbox.receive('/second');
    expect([inbox.take(), inbox.take()]).toEqual(['/second', null]);
    inbox.deliverTo((path) => delivered.push(path));
    inbox.receive('/third');
    inbox.deliverTo(null);
    inbox.receive('/fourth');
    expect(delivered).toEqual(['/third']);
    expect(inbox.take()).toBe('/fourth');
  });
});

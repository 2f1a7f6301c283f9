import { expect, test } from 'vitest';
import { commands } from './registry';
import { formatShortcut, isPressed, type KeyPress } from './shortcut';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test('Mod is Ctrl, and the command key on a Mac', () => {
  expect(isPressed('Mod+Z', press('z', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('Mod+Z', press('z', { metaKey: true }), true)).toBe(true);
  expect(isPressed('Mod+Z', press('z', { metaKey: true }), false)).toBe(false);
  expect(isPressed('Mod+Z', press('z', { ctrlKey: true, metaKey: true }), false)).toBe(false);
});

test('Shift tells undo from redo', () => {
  expect(isPressed('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(isPressed('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
});

test('named keys and characters that need Shift are found', () => {
  expect(isPressed('Space', press(' '), false)).toBe(true);
  expect(isPressed('Esc', press('Escape'), false)).toBe(true);
  expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
  expect(isPressed('.', press('.', { ctrlKey: true }), false)).toBe(false);
});

test('shortcuts are printed as the platform prints them', () => {
  expect(formatShortcut('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(formatShortcut('Mod+Shift+Z', true)).toBe('⇧⌘Z');
});

test('Alt with a letter is found by the place of the key, whatever character it makes', () => {
  expect(isPressed('Alt+A', press('å', { code: 'KeyA', altKey: true }), true)).toBe(true);
  expect(isPressed('Alt+A', press('a', { code: 'KeyQ', altKey: true }), false)).toBe(true);
  expect(isPressed('Alt+A', press('a', { code: 'KeyA' }), false)).toBe(false);
});

test('no two commands share an id or a shortcut', () => {
  const ids = commands.map(({ id }) => id);
  const shortcuts = commands.flatMap(({ shortcut, alsoKeys = [] }) => [shortcut ?? [], alsoKeys].flat());
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

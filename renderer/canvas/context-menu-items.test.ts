import { expect, test } from 'vitest';
import { findCommand } from '../commands/registry';
import { contextMenus } from './context-menu-items';

test('context menus hold commands of the registry, each once', () => {
  for (const groups of Object.values(contextMenus)) {
    const ids = groups.flat();
    expect(ids.filter((id) => findCommand(id) === null)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

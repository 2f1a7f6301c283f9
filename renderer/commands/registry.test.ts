import { expect, test } from 'vitest';
import { menuTemplate } from '../../electron/main/menu';
import { findCommand } from './registry';

test('every command that the native menu sends is registered', () => {
  const sent: string[] = [];
  const parts = { platform: 'linux', packaged: true, theme: 'dark', recent: [] } as const;
  const items = menuTemplate({
    ...parts,
    clearRecent: () => undefined,
    openRecent: () => undefined,
    send: (command: string) => sent.push(command),
  });
  clickAll(items);
  expect(sent.length).toBeGreaterThan(15);
  expect(sent.filter((id) => findCommand(id) === null)).toEqual([]);
});

function clickAll(items: ReturnType<typeof menuTemplate>): void {
  for (const { submenu, click } of items) {
    if (Array.isArray(submenu)) clickAll(submenu);
    Reflect.apply(click ?? (() => undefined), undefined, []);
  }
}

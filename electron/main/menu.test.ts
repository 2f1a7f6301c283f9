import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { templates } from '../../src-core/templates/registry';
import { chapterTemplates } from './chapter-menu';
import { menuTemplate } from './menu';

const commandIds = [
  'file.new',
  'file.open',
  'file.save',
  'file.save-as',
  'file.export-tfjs',
  'edit.undo',
  'edit.redo',
  'edit.paste-wired',
  'edit.duplicate',
  'edit.delete',
  'edit.cut-out',
  'edit.rename',
  'edit.bypass',
  'edit.select-all',
  'edit.select-upstream',
  'edit.select-downstream',
  'arrange.layout',
  'arrange.align-left',
  'arrange.align-centre',
  'arrange.align-right',
  'arrange.align-top',
  'arrange.align-middle',
  'arrange.align-bottom',
  'arrange.distribute-across',
  'arrange.distribute-down',
  'view.find',
  'view.fit',
  'view.fit-selection',
  'view.theme-light',
  'view.theme-dark',
  'view.theme-system',
  'run.train',
  'run.pause',
  'run.stop',
  'run.step-batch',
  'run.step-epoch',
  'run.rewind',
  'help.commands',
  'help.shortcuts',
  'view.exercises',
  'view.activations',
  'help.nodes',
  'help.tour',
  ...chapterTemplates.map(([, id]) => `chapter.${id}`),
];

test('the Chapter menu has every template of the chapter, in its order', () => {
  const ofChapter = templates.filter(({ section }) => section !== '');
  expect(chapterTemplates).toEqual(ofChapter.map(({ section, id, title }) => [section, id, title]));
});

function build(platform: NodeJS.Platform, sent: string[] = []): MenuItemConstructorOptions[] {
  const recent = [{ handle: 'h1', name: 'R&D.layerloom', folder: '/home/user', gone: false }];
  const parts = { platform, packaged: true, theme: 'dark', recent, clearRecent: () => sent.push('cleared') } as const;
  const template = menuTemplate({
    ...parts,
    send: (command) => sent.push(command),
    openRecent: (handle) => sent.push(`recent ${handle}`),
  });
  return template.flatMap(flatten);
}

function flatten(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(flatten) : [])];
}

function click(item: MenuItemConstructorOptions): void {
  // Our items use none of what Electron hands to a click.
  (item.click as (() => void) | undefined)?.();
}

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s every command has one item, which sends its own id',
  (platform) => {
    const sent: string[] = [];
    const items = build(platform, sent).filter(({ id }) => id !== undefined && commandIds.includes(id));
    for (const item of items) click(item);
    expect([...sent].sort()).toEqual([...commandIds].sort());
  },
);

test.each(['linux', 'darwin', 'win32'] as const)('on %s no two items share a shortcut', (platform) => {
  const shortcuts = build(platform).flatMap(({ accelerator }) =>
    typeof accelerator === 'string' ? [accelerator] : [],
  );
  expect(shortcuts.length).toBeGreaterThan(7);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

test('shortcuts need a modifier, so that typing in a field never runs a command', () => {
  for (const { accelerator } of build('linux')) {
    if (typeof accelerator === 'string') expect(accelerator).toMatch(/^(CmdOrCtrl|Ctrl|Cmd)\+/);
  }
});

test('cut, copy and paste are the system’s, for text fields', () => {
  const roles = build('linux').map(({ role }) => role);
  expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste']));
});

test('the theme in force is marked', () => {
  const marked = build('linux').filter(({ type, checked }) => type === 'radio' && checked);
  expect(marked.map(({ id }) => id)).toEqual(['view.theme-dark']);
});

test('recent files are named, with their ampersands, and opened by handle', () => {
  const sent: string[] = [];
  const item = build('linux', sent).find(({ label }) => label?.includes('/home/user'));
  expect(item?.label).toBe('R&&D.layerloom — /home/user');
  if (item !== undefined) click(item);
  expect(sent).toEqual(['recent h1']);
});

import type { MenuItemConstructorOptions as MenuItem } from 'electron';
import type { RecentFile, ThemeSource } from '../shared/ipc-contract';
import { chapterTemplates } from './chapter-menu';

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly theme: ThemeSource;
  readonly recent: readonly RecentFile[];
  /** Runs a command of the page by its id. */
  readonly send: (command: string) => void;
  readonly openRecent: (handle: string) => void;
  readonly clearRecent: () => void;
}

const separator: MenuItem = { type: 'separator' };

/** The native menu. Nearly every item is a command of the page, under the same id in both. */
export function menuTemplate(parts: MenuParts): MenuItem[] {
  const mac = parts.platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItem] : []),
    { label: 'File', submenu: fileItems(parts, mac) },
    { label: 'Edit', submenu: editItems(parts, mac) },
    { label: 'Arrange', submenu: arrangeItems(parts) },
    { label: 'View', submenu: viewItems(parts) },
    { label: 'Run', submenu: runItems(parts) },
    { label: 'Chapter', submenu: chapterItems(parts) },
    ...(mac ? [{ role: 'windowMenu' } satisfies MenuItem] : []),
    { role: 'help', label: 'Help', submenu: helpItems(parts) },
  ];
}

function item({ send }: MenuParts, id: string, label: string, accelerator?: string): MenuItem {
  return { id, label, click: () => send(id), ...(accelerator === undefined ? {} : { accelerator }) };
}

function fileItems(parts: MenuParts, mac: boolean): MenuItem[] {
  return [
    item(parts, 'file.new', 'New…', 'CmdOrCtrl+N'),
    item(parts, 'file.open', 'Open…', 'CmdOrCtrl+O'),
    { id: 'file.recent', label: 'Open Recent', submenu: recentItems(parts) },
    separator,
    item(parts, 'file.save', 'Save', 'CmdOrCtrl+S'),
    item(parts, 'file.save-as', 'Save As…', 'CmdOrCtrl+Shift+S'),
    separator,
    item(parts, 'file.export-tfjs', 'Export TensorFlow.js Model…', 'CmdOrCtrl+E'),
    separator,
    { role: 'close' },
    ...(mac ? [] : [{ role: 'quit' } satisfies MenuItem]),
  ];
}

function recentItems({ recent, openRecent, clearRecent }: MenuParts): MenuItem[] {
  if (recent.length === 0) return [{ label: 'No recent projects', enabled: false }];
  const files = recent.map(({ handle, name, folder, gone }) => ({
    label: `${name} — ${folder}${gone ? ' (not there)' : ''}`.replaceAll('&', '&&'),
    click: () => openRecent(handle),
  }));
  return [...files, separator, { id: 'file.clear-recent', label: 'Clear List', click: clearRecent }];
}

/**
 * Cut, copy and paste are the system's: in a text field they work as anywhere, elsewhere the page gets a clipboard event.
 * Undo and the rest are the page's: it knows whether a text field or the canvas has the focus.
 */
function editItems(parts: MenuParts, mac: boolean): MenuItem[] {
  return [
    item(parts, 'edit.undo', 'Undo', 'CmdOrCtrl+Z'),
    item(parts, 'edit.redo', 'Redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    // Without an accelerator: the page's own keys for it paste plain text in a field.
    item(parts, 'edit.paste-wired', 'Paste with Incoming Wires'),
    item(parts, 'edit.duplicate', 'Duplicate', 'CmdOrCtrl+D'),
    // Without accelerators: a single letter, Delete and Backspace must keep their meaning in text fields.
    item(parts, 'edit.delete', 'Delete'),
    item(parts, 'edit.cut-out', 'Delete and Leave a Gap'),
    separator,
    item(parts, 'edit.add-node', 'Add a Node…'),
    item(parts, 'edit.insert-on-wire', 'Insert a Node on the Wire…'),
    item(parts, 'edit.connect', 'Wire It To…'),
    item(parts, 'edit.connect-from', 'Wire into It From…'),
    item(parts, 'edit.add-note', 'Add a Note'),
    item(parts, 'edit.frame', 'Frame the Selection', 'CmdOrCtrl+G'),
    item(parts, 'edit.rename', 'Rename'),
    item(parts, 'edit.bypass', 'Bypass', 'CmdOrCtrl+B'),
    separator,
    item(parts, 'edit.select-all', 'Select All', 'CmdOrCtrl+A'),
    item(parts, 'edit.select-upstream', 'Select What Feeds It'),
    item(parts, 'edit.select-downstream', 'Select What It Feeds'),
    separator,
    item(parts, 'view.find', 'Find a Node…', 'CmdOrCtrl+F'),
  ];
}

/** No accelerators: with Alt a menu would take letters away from text fields on a Mac. */
function arrangeItems(parts: MenuParts): MenuItem[] {
  return [
    item(parts, 'arrange.layout', 'Lay Out the Network'),
    separator,
    item(parts, 'arrange.align-left', 'Align Left Edges'),
    item(parts, 'arrange.align-centre', 'Align Centres Across'),
    item(parts, 'arrange.align-right', 'Align Right Edges'),
    item(parts, 'arrange.align-top', 'Align Tops'),
    item(parts, 'arrange.align-middle', 'Align Middles'),
    item(parts, 'arrange.align-bottom', 'Align Bottoms'),
    separator,
    item(parts, 'arrange.distribute-across', 'Distribute Across'),
    item(parts, 'arrange.distribute-down', 'Distribute Down'),
  ];
}

function viewItems(parts: MenuParts): MenuItem[] {
  const themeItem = (theme: ThemeSource, label: string): MenuItem => ({
    ...item(parts, `view.theme-${theme}`, label),
    type: 'radio',
    checked: parts.theme === theme,
  });
  return [
    item(parts, 'view.fit', 'Zoom to Fit the Graph'),
    item(parts, 'view.fit-selection', 'Zoom to the Selection'),
    separator,
    {
      label: 'Theme',
      submenu: [themeItem('light', 'Light'), themeItem('dark', 'Dark'), themeItem('system', 'Like the System')],
    },
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(parts.packaged ? [] : [{ role: 'toggleDevTools' } satisfies MenuItem]),
  ];
}

/** No accelerators: the page's own keys here are single ones, and a menu would take them away from text fields. */
function runItems(parts: MenuParts): MenuItem[] {
  return [
    item(parts, 'run.train', 'Train'),
    item(parts, 'run.pause', 'Pause'),
    item(parts, 'run.stop', 'Stop'),
    separator,
    item(parts, 'run.step-batch', 'Step One Minibatch'),
    item(parts, 'run.step-epoch', 'Step One Epoch'),
    item(parts, 'run.rewind', 'Rewind'),
  ];
}

/** The templates by section, a line between two sections. */
function chapterItems(parts: MenuParts): MenuItem[] {
  const entries = chapterTemplates.flatMap(([section, id, title], index) => {
    const before = chapterTemplates[index - 1]?.[0];
    const entry = item(parts, `chapter.${id}`, `${section}  ${title}`);
    return before === undefined || before === section ? [entry] : [separator, entry];
  });
  return [
    ...entries,
    separator,
    item(parts, 'view.exercises', 'Exercises'),
    item(parts, 'view.activations', 'Activation Functions…'),
  ];
}

function helpItems(parts: MenuParts): MenuItem[] {
  return [
    item(parts, 'help.commands', 'Command Palette', 'CmdOrCtrl+K'),
    item(parts, 'help.shortcuts', 'Keyboard Shortcuts'),
    item(parts, 'help.nodes', 'Help on the Nodes'),
    item(parts, 'help.tour', 'Show the Tour'),
  ];
}

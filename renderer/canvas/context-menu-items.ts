/** What was clicked with the right button, or by the menu key. */
export type MenuTarget = 'node' | 'nodes' | 'wire' | 'canvas' | 'frame' | 'note';

const clipboard = ['edit.cut', 'edit.copy', 'edit.paste', 'edit.duplicate'];
const chain = ['edit.select-upstream', 'edit.select-downstream'];
const removal = ['edit.delete', 'edit.cut-out'];
/** Those that make a row or a column; the others are in the palette. */
const lines = ['arrange.align-top', 'arrange.align-left', 'arrange.distribute-across', 'arrange.distribute-down'];

/** Commands of the registry by group; a line parts the groups. */
export const contextMenus: Readonly<Record<MenuTarget, readonly (readonly string[])[]>> = {
  node: [
    ['edit.add-node', 'edit.connect', 'edit.connect-from'],
    ['edit.rename', 'edit.bypass', 'edit.frame'],
    clipboard,
    chain,
    ['view.explain', 'view.fit-selection'],
    removal,
  ],
  nodes: [['edit.bypass', 'edit.frame'], clipboard, lines, chain, ['view.explain', 'view.fit-selection'], removal],
  wire: [['edit.insert-on-wire'], ['edit.delete']],
  frame: [
    ['edit.rename'],
    ['edit.select-framed', 'edit.fit-frame'],
    clipboard,
    ['view.fit-selection'],
    ['edit.delete'],
  ],
  note: [['edit.rename'], clipboard, ['edit.delete']],
  canvas: [
    ['edit.add-node', 'edit.add-note'],
    ['edit.paste', 'edit.paste-wired'],
    ['edit.select-all', 'view.find'],
    ['view.fit', 'arrange.layout', 'view.explain'],
    ['help.commands'],
  ],
};

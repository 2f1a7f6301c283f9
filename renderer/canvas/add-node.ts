import { z } from 'zod';
import type { Point } from '../../src-core/graph/document';
import { additionOf, fitOf } from '../../src-core/graph/editing/fit';
import type { EdgeId } from '../../src-core/ids';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { appStore } from '../store/create-store';
import { addedWords } from './added-words';
import { columnStep } from './measures';
import { type Addition, aloneAt, type NewNode, wiredAfter } from './node-addition';
import { placeUnder } from './place-node';

const mediaType = 'application/x-layerloom-node';
const dragged = z.object({
  type: z.string(),
  title: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
});

/** A drag does not tell what it carries before it is dropped: this window remembers. */
let held: NewNode | null = null;

/** The entry that is dragged now, if the drag began in this window. */
export const draggedNow = (): NewNode | null => held;

/** For the start of a drag from the palette. */
export function writeDragged(transfer: DataTransfer, entry: NewNode): void {
  held = entry;
  window.addEventListener('dragend', letGo, { once: true });
  transfer.setData(mediaType, JSON.stringify(entry));
  transfer.effectAllowed = 'copy';
}

const letGo = (): void => {
  held = null;
};

/** The entry that was dropped; `null` for anything else, which another program may have dragged here. */
export function readDragged(transfer: DataTransfer): NewNode | null {
  const text = transfer.getData(mediaType);
  if (text === '') return null;
  try {
    const entry = dragged.safeParse(JSON.parse(text));
    return entry.success && findNodeDefinition(entry.data.type) !== null ? entry.data : null;
  } catch {
    return null;
  }
}

/** Adds a node where it was dropped, and selects it. */
export function addAt(entry: NewNode, point: Point): void {
  const { document } = appStore.getState();
  add(entry, aloneAt(document, entry, placeUnder(point)));
}

/** Puts a node on a wire that it fits, after a Flatten where it wants one, and selects it. */
export function addOnWire(entry: NewNode, edge: EdgeId): void {
  const { document, analysis } = appStore.getState();
  const fit = fitOf(document, analysis, entry, { to: 'wire', edge });
  if (!fit.ok) return;
  const addition = additionOf(document, fit.value.nodes, { to: 'wire', edge }, { x: 0, y: 0 }, columnStep);
  if (addition !== null) add(entry, addition);
}

/** Adds a node behind the selected one (or the last of the network), wired to it where that fits, and selects it. */
export function addAfterSelection(entry: NewNode): void {
  const { document, selectedNodes } = appStore.getState();
  const selected = [...selectedNodes].at(-1);
  add(entry, wiredAfter(document, entry, selected ?? null));
}

function add(entry: NewNode, { change, node }: Addition): void {
  const { edit, select, announce } = appStore.getState();
  if (!edit(change, addedTitle(entry.title))) return;
  select([node]);
  announce(addedWords(appStore.getState().analysis, node));
}

/** What undoing it takes back. */
export const addedTitle = (title: string): string => `add ${title}`;

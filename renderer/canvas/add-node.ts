import { z } from 'zod';
import type { Point } from '../../src-core/graph/document';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { appStore } from '../store/create-store';
import { type Addition, aloneAt, type NewNode, wiredAfter } from './node-addition';
import { placeUnder } from './place-node';

const mediaType = 'application/x-layerloom-node';
const dragged = z.object({
  type: z.string(),
  title: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
});

/** For the start of a drag from the palette. */
export function writeDragged(transfer: DataTransfer, entry: NewNode): void {
  transfer.setData(mediaType, JSON.stringify(entry));
  transfer.effectAllowed = 'copy';
}

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

/** Adds a node behind the selected one (or the last of the network), wired to it where that fits, and selects it. */
export function addAfterSelection(entry: NewNode): void {
  const { document, selectedNodes } = appStore.getState();
  const selected = [...selectedNodes].at(-1);
  add(entry, wiredAfter(document, entry, selected ?? null));
}

function add(entry: NewNode, { change, node }: Addition): void {
  const { edit, select, announce } = appStore.getState();
  if (!edit(change, `add ${entry.title}`)) return;
  select([node]);
  announce(`${appStore.getState().analysis.nodes.get(node)?.name ?? entry.title} added`);
}

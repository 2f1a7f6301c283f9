import { z } from 'zod';
import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument, GraphNode, Point } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { freeSlot } from '../../src-core/graph/free-slot';
import { makeEdge, makeNode } from '../../src-core/graph/make';
import type { NodeId } from '../../src-core/ids';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import { appStore } from '../store/create-store';
import { placeAfter, placeUnder } from './place-node';
import { topologicalOrder } from './topological-order';
import { verdictOf } from './verdicts';

/** What the palette hands over: a type with the params that make the entry what it is. */
export interface NewNode {
  readonly type: string;
  readonly title: string;
  readonly params: ParamRecord;
}

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
  add({ change: aloneAt(document, entry, placeUnder(point)), entry });
}

/** Adds a node behind the selected one (or the last of the network), wired to it where that fits, and selects it. */
export function addAfterSelection(entry: NewNode): void {
  const { document, selectedNodes } = appStore.getState();
  const selected = [...selectedNodes].at(-1);
  add({ change: wiredAfter(document, entry, selected ?? null), entry });
}

function add({ change, entry }: { change: { readonly change: Change; readonly node: NodeId }; entry: NewNode }): void {
  const { edit, select, announce } = appStore.getState();
  if (!edit(change.change, `add ${entry.title}`)) return;
  select([change.node]);
  const name = appStore.getState().analysis.nodes.get(change.node)?.name ?? entry.title;
  announce(`${name} added`);
}

interface Addition {
  readonly change: Change;
  readonly node: NodeId;
}

function aloneAt(document: GraphDocument, { type, params }: NewNode, place: Point): Addition {
  const node = makeNode(document, type, params, place);
  return { change: { kind: 'add', nodes: [node], edges: [] }, node: node.id };
}

/** The addition with a wire from the node before it, if that node's output may go there. */
export function wiredAfter(document: GraphDocument, entry: NewNode, selected: NodeId | null): Addition {
  const before = document.nodes.find(({ id }) => id === selected) ?? lastOf(document);
  const alone = aloneAt(document, entry, placeAfter(document.nodes, before, { x: 0, y: 0 }));
  if (before === null) return alone;
  const added = applyChange(document, alone.change);
  if (!added.ok || !verdictOf(added.value, analyze(added.value), before.id, alone.node).ok) return alone;
  const wire = makeEdge(added.value, before.id, alone.node, freeSlot(added.value, alone.node));
  return { node: alone.node, change: { kind: 'all', changes: [alone.change, { kind: 'connect', edge: wire }] } };
}

const lastOf = (document: GraphDocument): GraphNode | null => topologicalOrder(document).at(-1) ?? null;

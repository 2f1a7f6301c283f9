import { z } from 'zod';
import type { NodeId } from '../../ids';
import { findNodeDefinition } from '../../nodes/registry';
import { fail, ok, type Result, unreachable } from '../../result';
import { applyChange } from '../apply-change';
import type { GraphNode } from '../document';
import { edgeSchema, frameSchema, limits, nodeSchema, noteSchema } from '../document-schema';
import type { Change } from '../edit';
import { blankDocument } from '../make';
import { describeParseFailure, type ParseFailure, parseDocument } from '../parse';
import { type GraphPart, takePart } from './part';

const format = 'layerloom-part';
const currentVersion = 1;
/** Room for a network of the largest size; a longer text was not copied here. */
const mostCharacters = 8 * 1024 * 1024;

/** Why a text is no part that can be pasted. */
export type PartFailure =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'from-newer-app' }
  | { readonly kind: 'invalid'; readonly detail: string }
  /** The text of a whole project, which is taken as a part, but a broken one. */
  | { readonly kind: 'project'; readonly failure: ParseFailure };

const incomingSchema = edgeSchema.omit({ id: true }).extend({ type: z.string().max(100) });
const partSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(currentVersion),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  incoming: z.array(incomingSchema),
  frames: z.array(frameSchema).max(limits.annotations).default([]),
  notes: z.array(noteSchema).max(limits.annotations).default([]),
});

/** A part as text of the clipboard: JSON that says that it is ours. */
export function serializePart(part: GraphPart): string {
  return JSON.stringify({ format, version: currentVersion, ...part }, null, 1);
}

/** Reads what was copied here or in another window. Never throws; a part that comes back keeps every rule of documents. */
export function parsePart(text: string): Result<GraphPart, PartFailure> {
  if (text.length > mostCharacters) return fail({ kind: 'too-large' });
  const json = parseJson(text);
  if (!json.ok) return json;
  const raw = json.value;
  if (typeof raw !== 'object' || raw === null || !('format' in raw)) return fail({ kind: 'foreign' });
  if (raw.format === 'layerloom') return wholeProject(text);
  if (raw.format !== format) return fail({ kind: 'foreign' });
  if ('version' in raw && typeof raw.version === 'number' && raw.version > currentVersion) {
    return fail({ kind: 'from-newer-app' });
  }
  const parsed = partSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return invalid(`${issue?.path.join('.') || 'its top level'}: ${issue?.message ?? 'unreadable'}.`);
  }
  if (isEmptyPart(parsed.data)) return invalid('They hold nothing.');
  return checkRules({ ...parsed.data, nodes: parsed.data.nodes.map(withDefaults) });
}

/** One sentence for the user. */
export function describePartFailure(failure: PartFailure): string {
  switch (failure.kind) {
    case 'foreign':
      return 'What is in the clipboard was not copied from a Layerloom network.';
    case 'too-large':
      return 'What is in the clipboard is larger than any network.';
    case 'from-newer-app':
      return 'These nodes were copied from a newer Layerloom than this one.';
    case 'invalid':
      return `The nodes in the clipboard are damaged. ${failure.detail}`;
    case 'project':
      return describeParseFailure(failure.failure);
    default:
      return unreachable(failure);
  }
}

function parseJson(text: string): Result<unknown, PartFailure> {
  let hostile = '';
  try {
    const value: unknown = JSON.parse(text, (key, content: unknown) => {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') hostile = key;
      return content;
    });
    return hostile === '' ? ok(value) : invalid(`The key ${hostile} is not allowed.`);
  } catch {
    return fail({ kind: 'foreign' });
  }
}

function wholeProject(text: string): Result<GraphPart, PartFailure> {
  const parsed = parseDocument(text);
  if (!parsed.ok) return fail({ kind: 'project', failure: parsed.error });
  const { nodes, frames, notes } = parsed.value;
  const annotations = new Set([...frames, ...notes].map(({ id }) => id));
  const part = takePart(parsed.value, new Set(nodes.map(({ id }) => id)), annotations);
  return isEmptyPart(part) ? invalid('The project has no nodes.') : ok(part);
}

export const isEmptyPart = ({ nodes, frames, notes }: Pick<GraphPart, 'nodes' | 'frames' | 'notes'>): boolean =>
  nodes.length + frames.length + notes.length === 0;

function withDefaults(node: GraphNode): GraphNode {
  return { ...node, params: { ...findNodeDefinition(node.type)?.defaults, ...node.params } };
}

/** The rules of documents are those of the one function that changes them: what may be added to a blank one is a part. */
function checkRules({ nodes, edges, incoming, frames, notes }: GraphPart): Result<GraphPart, PartFailure> {
  const add: Change = { kind: 'add', nodes, edges };
  const added = applyChange(blankDocument(), { kind: 'all', changes: [add, { kind: 'annotate', frames, notes }] });
  if (!added.ok) return invalid(added.error);
  const types = new Map(nodes.map(({ id, type }) => [id, type]));
  const slots = (id: NodeId): number => findNodeDefinition(types.get(id) ?? '')?.inputs.max ?? 0;
  const taken = new Set(edges.map(({ to, slot }) => `${slot} ${to}`));
  for (const { from, to, slot } of incoming) {
    const key = `${slot} ${to}`;
    if (slot >= slots(to) || types.has(from) || taken.has(key)) return invalid(`A wire into ${to} cannot be.`);
    taken.add(key);
  }
  return ok({ nodes, edges, incoming, frames, notes });
}

function invalid(detail: string): Result<never, PartFailure> {
  return fail({ kind: 'invalid', detail });
}

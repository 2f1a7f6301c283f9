import type { NodeId } from '../ids';
import { findNodeDefinition } from '../nodes/registry';
import type { GraphNode } from './document';
import type { Wiring } from './topology';

/** What a node without a label is called, before equal names are numbered. */
export function baseName({ type, params }: GraphNode): string {
  return findNodeDefinition(type)?.name(params) ?? type;
}

/** A unique name for every node: its label, else its type's name, numbered in `order` where several share it. */
export function nameNodes(wiring: Wiring, order: readonly NodeId[]): ReadonlyMap<NodeId, string> {
  const bases = new Map<NodeId, string>();
  const shared = new Map<string, number>();
  const taken = new Set<string>();
  for (const [id, node] of wiring.nodes) {
    if (node.label !== undefined) {
      taken.add(node.label);
      continue;
    }
    const base = baseName(node);
    bases.set(id, base);
    shared.set(base, (shared.get(base) ?? 0) + 1);
  }
  const names = new Map<NodeId, string>();
  const given = new Set<string>();
  const next = new Map<string, number>();
  for (const id of order) {
    const base = bases.get(id);
    const label = wiring.nodes.get(id)?.label;
    const wanted = base ?? label ?? id;
    const alone = base === undefined ? !given.has(wanted) : shared.get(base) === 1 && !taken.has(base);
    const name = alone ? wanted : numbered(wanted, next, (text) => taken.has(text) || given.has(text));
    given.add(name);
    names.set(id, name);
  }
  return names;
}

function numbered(base: string, next: Map<string, number>, isTaken: (name: string) => boolean): string {
  for (let number = next.get(base) ?? 1; ; number++) {
    const name = `${base} ${number}`;
    if (isTaken(name)) continue;
    next.set(base, number + 1);
    return name;
  }
}

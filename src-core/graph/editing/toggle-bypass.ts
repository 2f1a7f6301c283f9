import type { NodeId } from '../../ids';
import { findNodeDefinition } from '../../nodes/registry';
import type { GraphDocument, GraphNode } from '../document';
import type { Change } from '../edit';

/** Only what has exactly one input can pass it on without choosing. */
export function canBypass(node: GraphNode): boolean {
  const inputs = findNodeDefinition(node.type)?.inputs;
  return inputs?.min === 1 && inputs.max === 1;
}

export interface BypassToggle {
  readonly change: Change;
  readonly nodes: readonly NodeId[];
  /** What the nodes are afterwards. */
  readonly bypassed: boolean;
}

/** Bypasses those of the nodes that can be; where all of these are bypassed, uses them again. `null`: none can be. */
export function toggleBypass(document: GraphDocument, chosen: ReadonlySet<NodeId>): BypassToggle | null {
  const able = document.nodes.filter((node) => chosen.has(node.id) && canBypass(node));
  if (able.length === 0) return null;
  const bypassed = able.some((node) => node.bypassed !== true);
  const nodes = able.filter((node) => (node.bypassed ?? false) !== bypassed).map(({ id }) => id);
  const changes = nodes.map((node): Change => ({ kind: 'bypass', node, bypassed }));
  return { change: { kind: 'all', changes }, nodes, bypassed };
}

import type { NodeId } from '../ids';
import type { GraphDocument, GraphNode } from './document';
import { baseName } from './node-names';
import { isEqual } from './reuse';

/** Which parts of two documents are the same, as far as an analysis looks at them. */
export interface SameParts {
  /** The wires, and the nodes' ids and types in order. */
  readonly wiring: boolean;
  /** Which nodes are bypassed; likewise the rest, all of them only where the wiring is the same. */
  readonly bypasses: boolean;
  /** Labels, and what nodes without one are called after. */
  readonly names: boolean;
  readonly params: boolean;
  readonly data: boolean;
  readonly training: boolean;
  /** Where the wiring is the same: nodes that compute something else, by their params or their bypass. */
  readonly changed: readonly NodeId[];
}

export const nothingSame: SameParts = {
  wiring: false,
  bypasses: false,
  names: false,
  params: false,
  data: false,
  training: false,
  changed: [],
};

/** Compares in one walk over the nodes; what is one object on both sides is not looked into. */
export function sameParts(before: GraphDocument, after: GraphDocument): SameParts {
  const nodes = sameNodes(before.nodes, after.nodes);
  return {
    ...(nodes && isEqual(before.edges, after.edges) ? { wiring: true, ...nodes } : nothingSame),
    data: isEqual(before.dataset, after.dataset),
    training: isEqual(before.training, after.training),
  };
}

/** Whether nothing differs but places on the canvas, the project's name, its seed and stored weights. */
export function isAllSame(same: SameParts): boolean {
  return same.wiring && same.bypasses && same.names && same.params && same.data && same.training;
}

/** `null` where the nodes are not of the same ids and types in the same order. */
function sameNodes(before: readonly GraphNode[], after: readonly GraphNode[]) {
  const same = { bypasses: true, names: true, params: true };
  const changed: NodeId[] = [];
  if (before.length !== after.length) return null;
  for (let index = 0; index < after.length && before !== after; index++) {
    const [node, other] = [after[index], before[index]];
    if (node === other) continue;
    if (!node || other?.id !== node.id || other.type !== node.type) return null;
    const bypasses = (other.bypassed ?? false) === (node.bypassed ?? false);
    const params = isEqual(other.params, node.params);
    if (!bypasses || !params) changed.push(node.id);
    same.bypasses &&= bypasses;
    same.params &&= params;
    same.names &&= other.label === node.label && baseName(other) === baseName(node);
  }
  return { ...same, changed };
}

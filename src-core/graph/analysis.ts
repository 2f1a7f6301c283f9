import type { NodeId } from '../ids';
import type { Cost, Shape } from '../nodes/define-node';
import type { GraphDocument } from './document';
import type { Problem } from './problems';

/** What is known of one node without running it. Keeps its identity while nothing about it changes. */
export interface NodeAnalysis {
  readonly id: NodeId;
  /** Unique name: the label, or "Dense 1". */
  readonly name: string;
  readonly inputs: readonly (Shape | null)[];
  readonly output: Shape | null;
  readonly cost: Cost | null;
  readonly problems: readonly Problem[];
}

declare const checked: unique symbol;
/** A document that trains: only `analyze` makes one. */
export interface ValidGraph {
  readonly document: GraphDocument;
  /** Topological, input first; only nodes on a path from the input to the output. */
  readonly order: readonly NodeId[];
  readonly nodes: ReadonlyMap<NodeId, NodeAnalysis>;
  readonly [checked]: true;
}

export interface Analysis {
  readonly nodes: ReadonlyMap<NodeId, NodeAnalysis>;
  /** Errors first, then warnings, then notes. */
  readonly problems: readonly Problem[];
  readonly totals: Cost;
  readonly valid: ValidGraph | null;
}

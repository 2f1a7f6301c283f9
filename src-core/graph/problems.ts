import type { EdgeId, NodeId } from '../ids';
import type { Change } from './edit';

export type Severity = 'error' | 'warning' | 'info';

/** A one-click remedy: an ordinary edit, undone like any other. */
export interface Fix {
  readonly title: string;
  readonly icon: string;
  readonly change: Change;
  /** The claim whose rewrite does the same and keeps the trained weights. */
  readonly keeping?: string;
}

/** A fault of the graph as a value. Collected, never thrown; painted on the nodes and wires it names. */
export interface Problem {
  /** Stable, dotted: `shape.rank`, `graph.cycle`, `units.classes`. */
  readonly code: string;
  readonly severity: Severity;
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  /** One sentence with the facts; node names stand in `**bold**`. */
  readonly message: string;
  /** A few words for the node's card: "wants a flat input". */
  readonly badge: string;
  readonly fixes: readonly Fix[];
  /** The claim of the chapter that tells why: an id of the claims' registry. */
  readonly explain?: string;
}

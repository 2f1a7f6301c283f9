import type { AnnotationId, EdgeId, NodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';
import type {
  DatasetRef,
  Frame,
  GraphDocument,
  GraphEdge,
  GraphNode,
  Note,
  Point,
  StoredWeights,
  TrainSettings,
} from './document';

/** A node that is yet to be made: its id and its place on the canvas are found when the change is made. */
export interface NewNode {
  readonly type: string;
  /** What is left out takes the type's defaults. */
  readonly params?: ParamRecord;
}

/** Where new nodes go: on a wire, behind a node, in a node's place with its wires, or unwired at the left of all. */
export type Where =
  | { readonly at: 'wire'; readonly edge: EdgeId }
  | { readonly at: 'behind'; readonly node: NodeId }
  | { readonly at: 'instead'; readonly node: NodeId }
  | { readonly at: 'start' };

/** Every way to change a document, as plain data. */
export type Change =
  | { readonly kind: 'add'; readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }
  | { readonly kind: 'remove'; readonly nodes: readonly NodeId[]; readonly edges: readonly EdgeId[] }
  | { readonly kind: 'move'; readonly positions: readonly { readonly node: NodeId; readonly to: Point }[] }
  /** Replaces what was in that slot. */
  | { readonly kind: 'connect'; readonly edge: GraphEdge }
  /** Puts a node on a wire: the wire's two ends stay joined through it. */
  | { readonly kind: 'insert'; readonly node: GraphNode; readonly on: EdgeId }
  /** New nodes in a row, each fed by the one before; cards that are in the way move on. */
  | { readonly kind: 'place'; readonly nodes: readonly NewNode[]; readonly where: Where }
  /** Removes nodes and keeps the chain joined: what they fed is fed by what their first wires came from. */
  | { readonly kind: 'take-out'; readonly nodes: readonly NodeId[] }
  | { readonly kind: 'set-params'; readonly node: NodeId; readonly params: ParamRecord }
  | { readonly kind: 'rename'; readonly node: NodeId; readonly label: string | null }
  | { readonly kind: 'bypass'; readonly node: NodeId; readonly bypassed: boolean }
  /** Adds frames and notes; one that is there already takes the new place, size and words. */
  | { readonly kind: 'annotate'; readonly frames: readonly Frame[]; readonly notes: readonly Note[] }
  | { readonly kind: 'remove-annotations'; readonly annotations: readonly AnnotationId[] }
  | { readonly kind: 'set-name'; readonly name: string }
  | { readonly kind: 'set-seed'; readonly seed: number }
  | { readonly kind: 'set-dataset'; readonly dataset: DatasetRef }
  | { readonly kind: 'set-training'; readonly training: Partial<TrainSettings> }
  | { readonly kind: 'set-weights'; readonly weights: StoredWeights | null }
  | { readonly kind: 'replace'; readonly document: GraphDocument }
  | { readonly kind: 'all'; readonly changes: readonly Change[] };

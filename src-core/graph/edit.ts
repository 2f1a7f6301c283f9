import type { EdgeId, NodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';
import type { DatasetRef, GraphDocument, GraphEdge, GraphNode, Point, StoredWeights, TrainSettings } from './document';

/** Every way to change a document, as plain data. */
export type Change =
  | { readonly kind: 'add'; readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }
  | { readonly kind: 'remove'; readonly nodes: readonly NodeId[]; readonly edges: readonly EdgeId[] }
  | { readonly kind: 'move'; readonly positions: readonly { readonly node: NodeId; readonly to: Point }[] }
  /** Replaces what was in that slot. */
  | { readonly kind: 'connect'; readonly edge: GraphEdge }
  /** Puts a node on a wire: the wire's two ends stay joined through it. */
  | { readonly kind: 'insert'; readonly node: GraphNode; readonly on: EdgeId }
  | { readonly kind: 'set-params'; readonly node: NodeId; readonly params: ParamRecord }
  | { readonly kind: 'rename'; readonly node: NodeId; readonly label: string | null }
  | { readonly kind: 'bypass'; readonly node: NodeId; readonly bypassed: boolean }
  | { readonly kind: 'set-name'; readonly name: string }
  | { readonly kind: 'set-seed'; readonly seed: number }
  | { readonly kind: 'set-dataset'; readonly dataset: DatasetRef }
  | { readonly kind: 'set-training'; readonly training: Partial<TrainSettings> }
  | { readonly kind: 'set-weights'; readonly weights: StoredWeights | null }
  | { readonly kind: 'replace'; readonly document: GraphDocument }
  | { readonly kind: 'all'; readonly changes: readonly Change[] };

import type { DatasetInfo } from '../datasets/define-dataset';
import { datasetInfo, findDataset } from '../datasets/registry';
import type { NodeId } from '../ids';
import { boldText } from '../rich-text';
import type { GraphDocument } from './document';
import { type InferredNodes, inferShapes } from './infer-shapes';
import { nameNodes } from './node-names';
import { isEqual, reuse, reuseMap } from './reuse';
import { nothingSame, type SameParts } from './same-parts';
import { changedNodes, type Structure, structureFor, structureOf } from './structure';

/** All that the checks look at, computed once for each analysis. */
export interface GraphFacts extends Structure {
  readonly document: GraphDocument;
  readonly names: ReadonlyMap<NodeId, string>;
  readonly inferred: InferredNodes;
  /** `null` where the data set or its options are not known. */
  readonly data: DatasetInfo | null;
  readonly dataTitle: string;
}

/** Facts of an earlier document, and what of it this one still has. */
export interface EarlierFacts {
  readonly facts: GraphFacts;
  readonly same: SameParts;
}

/** What is the same as in `earlier` is taken over; the facts are those that would be found without it. */
export function gatherFacts(document: GraphDocument, earlier?: EarlierFacts): GraphFacts {
  const before = earlier?.facts;
  const same = earlier?.same ?? nothingSame;
  const structure = before && same.wiring ? structureFor(document, before, same.bypasses) : structureOf(document);
  const { wiring, order, sources } = structure;
  const data = before && same.data ? before.data : reuse(before?.data, datasetInfo(document.dataset));
  const shape = data?.shape ?? null;
  const changed = before && (same.wiring ? same.changed : changedNodes(before, structure));
  const isOtherData = !isEqual(before?.data?.shape ?? null, shape);
  return {
    ...structure,
    document,
    names: before && same.names ? before.names : reuseMap(before?.names, nameNodes(wiring, order)),
    inferred: inferShapes(
      structure,
      shape,
      before && changed && { inferred: before.inferred, changed: isOtherData ? [...changed, ...sources] : changed },
    ),
    data,
    dataTitle: findDataset(document.dataset.id)?.title ?? document.dataset.id,
  };
}

/** The node's name as it stands on a button. */
export function nameOf({ names }: GraphFacts, node: NodeId): string {
  return names.get(node) ?? node;
}

/** The node's name as it stands in a message. */
export function bold(facts: GraphFacts, node: NodeId): string {
  return boldText(nameOf(facts, node));
}

/** Names in a message: the first three and how many more where there are over four. */
export function listed(facts: GraphFacts, nodes: readonly NodeId[]): string {
  const names = nodes.length > 4 ? nodes.slice(0, 3) : nodes;
  const shown = names.map((id) => bold(facts, id));
  if (nodes.length > 4) shown.push(`${nodes.length - 3} more`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

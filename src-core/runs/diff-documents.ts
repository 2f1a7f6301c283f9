import type { GraphDocument, GraphNode } from '../graph/document';
import { nameNodes } from '../graph/node-names';
import { isEqual } from '../graph/reuse';
import { topologicalOrder, type Wiring, wiringOf } from '../graph/topology';
import type { NodeId } from '../ids';
import type { Field, ParamRecord, ParamValue } from '../nodes/define-node';
import { findNodeDefinition } from '../nodes/registry';
import { type SettingChange, settingChanges } from './diff-settings';
import { valueText } from './value-text';

/** A node in short, "Dense 256", and where it stands. */
export interface NodeNote {
  readonly words: string;
  /** Its name among the others: "Dense 2". */
  readonly name: string;
  /** The names of what feeds it. */
  readonly after: readonly string[];
}

export interface ParamChange {
  readonly node: string;
  /** "units"; `bypassed` and `name` are told like a param. */
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** What makes one document another, as far as training and its results go. */
export interface DocumentDiff {
  readonly added: readonly NodeNote[];
  readonly removed: readonly NodeNote[];
  readonly params: readonly ParamChange[];
  /** "Dense 1 → Add", beyond those that added and removed nodes bring with them. */
  readonly wiresAdded: readonly string[];
  readonly wiresRemoved: readonly string[];
  /** Data, seed and training settings. */
  readonly settings: readonly SettingChange[];
}

export function diffDocuments(before: GraphDocument, after: GraphDocument): DocumentDiff {
  const [from, to] = [sideOf(before), sideOf(after)];
  const isIn = ({ wiring }: Side, node: GraphNode): boolean => wiring.nodes.get(node.id)?.type === node.type;
  return {
    added: after.nodes.filter((node) => !isIn(from, node)).map((node) => noteOf(node, to)),
    removed: before.nodes.filter((node) => !isIn(to, node)).map((node) => noteOf(node, from)),
    params: after.nodes.flatMap((node) => {
      const earlier = from.wiring.nodes.get(node.id);
      return earlier?.type === node.type ? paramChanges(earlier, node, to.names.get(node.id) ?? node.id) : [];
    }),
    wiresAdded: newWires(to, from),
    wiresRemoved: newWires(from, to),
    settings: settingChanges(before, after),
  };
}

/** Whether both would train the same network in the same way. */
export function isSame(diff: DocumentDiff): boolean {
  return Object.values(diff).every((list: readonly unknown[]) => list.length === 0);
}

interface Side {
  readonly wiring: Wiring;
  readonly names: ReadonlyMap<NodeId, string>;
}

function sideOf(document: GraphDocument): Side {
  const wiring = wiringOf(document);
  return { wiring, names: nameNodes(wiring, topologicalOrder(wiring)) };
}

function noteOf(node: GraphNode, { wiring, names }: Side): NodeNote {
  return {
    words: nodeWords(node),
    name: names.get(node.id) ?? node.id,
    after: wiring.wiresInto(node.id).map((edge) => names.get(edge.from) ?? edge.from),
  };
}

/** "Dense 256", "Dropout p 0.2", "ReLU". */
function nodeWords({ type, params }: GraphNode): string {
  const definition = findNodeDefinition(type);
  if (definition === null) return type;
  const headline = definition.headline(params, null).replace(/ (units?|filters?)$/, '');
  return headline === '' ? definition.name(params) : `${definition.name(params)} ${headline}`;
}

function paramChanges(before: GraphNode, after: GraphNode, node: string): readonly ParamChange[] {
  const changes: ParamChange[] = [];
  const fields: readonly Field<ParamRecord>[] = findNodeDefinition(after.type)?.fields ?? [];
  for (const key of new Set([...Object.keys(before.params), ...Object.keys(after.params)])) {
    const [one, other] = [before.params[key], after.params[key]];
    if (one === other) continue;
    const field = fields.find((candidate) => candidate.key === key);
    const text = (value: ParamValue | undefined): string => paramText(field, value);
    const label = field === undefined ? key : field.label.charAt(0).toLowerCase() + field.label.slice(1);
    changes.push({ node, label, from: text(one), to: text(other) });
  }
  if ((before.bypassed ?? false) !== (after.bypassed ?? false)) {
    const text = (bypassed: boolean | undefined): string => (bypassed ? 'bypassed' : 'active');
    changes.push({ node, label: '', from: text(before.bypassed), to: text(after.bypassed) });
  }
  return changes;
}

function paramText(field: Field<ParamRecord> | undefined, value: ParamValue | undefined): string {
  if (field?.control === 'matrix') return 'typed weights';
  if (field?.control === 'select')
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  return valueText(value);
}

/** Wires of one side whose ends are not joined on the other, directly or by way of nodes that only that side has. */
function newWires(here: Side, there: Side): readonly string[] {
  const wires: string[] = [];
  for (const node of here.wiring.nodes.keys()) {
    for (const edge of here.wiring.wiresOutOf(node)) {
      if (!there.wiring.nodes.has(edge.from) || !there.wiring.nodes.has(edge.to)) continue;
      if (there.wiring.wiresInto(edge.to).some((wire) => isEqual([wire.from, wire.slot], [edge.from, edge.slot])))
        continue;
      if (leadsTo(there.wiring, edge.from, edge.to, (id) => !here.wiring.nodes.has(id))) continue;
      wires.push(`${here.names.get(edge.from)} → ${here.names.get(edge.to)}`);
    }
  }
  return wires;
}

/** Whether a path leads from one node to another through nodes that `through` lets pass. */
function leadsTo(wiring: Wiring, from: NodeId, to: NodeId, through: (node: NodeId) => boolean): boolean {
  const reached = new Set([from]);
  for (const node of reached) {
    for (const edge of wiring.wiresOutOf(node)) {
      if (edge.to === to && node !== from) return true;
      if (through(edge.to)) reached.add(edge.to);
    }
  }
  return false;
}

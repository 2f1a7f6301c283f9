import type { NodeId } from '../../ids';
import type { Repair, Shape, ShapeProblem } from '../../nodes/define-node';
import { findNodeDefinition } from '../../nodes/registry';
import { formatShape } from '../../nodes/shape-rules';
import type { GraphEdge } from '../document';
import type { Change } from '../edit';
import { feedingDense } from '../feeding-dense';
import { bold, type GraphFacts, nameOf } from '../graph-facts';
import type { Fix, Problem } from '../problems';
import { upstreamOf } from '../topology';
import { imageFixes } from './image-fixes';

/** Inputs that do not fit the node that they feed. */
export function shapeProblems(facts: GraphFacts): readonly Problem[] {
  return facts.order.flatMap((id) => {
    const fault = facts.inferred.get(id)?.fault;
    return fault ? [problemOf(facts, id, fault)] : [];
  });
}

function problemOf(facts: GraphFacts, id: NodeId, fault: ShapeProblem): Problem {
  const wires = facts.wiring.wiresInto(id);
  const common = { severity: 'error', nodes: [id] } as const;
  switch (fault.kind) {
    case 'wants-flat':
      return {
        ...common,
        code: 'shape.rank',
        edges: wires.map((edge) => edge.id),
        message: `${bold(facts, id)} wants a flat input; ${feeder(facts, wires[0])} gives ${formatShape(fault.got)}.`,
        badge: 'wants a flat input',
        fixes: wires.map((wire) => insertFlatten(facts, wire)),
      };
    case 'wants-image':
      return {
        ...common,
        code: 'shape.rank',
        edges: wires.map((edge) => edge.id),
        message: `${bold(facts, id)} wants images, height × width × channels; ${feeder(facts, wires[0])} gives ${formatShape(fault.got)}.`,
        badge: 'wants images',
        fixes: wantsImageFixes(facts, id, wires, fault.got),
      };
    case 'shapes-differ': {
      const wire = wires[fault.slot];
      return {
        ...common,
        code: 'shape.mismatch',
        edges: wire ? [wire.id] : [],
        message: `${bold(facts, id)} joins shapes that fit; ${feeder(facts, wires[0])} gives ${formatShape(fault.first)}, ${feeder(facts, wire)} ${formatShape(fault.other)}.`,
        badge: 'shapes differ',
        fixes: wire ? differenceFixes(facts, id, wire, fault) : [],
      };
    }
    case 'impossible':
      return {
        ...common,
        code: 'shape.impossible',
        edges: wires.map((edge) => edge.id),
        message: `${bold(facts, id)} ${fault.text}.`,
        badge: 'cannot be computed',
        fixes: [...(fault.repairs ?? []).map((repair) => repairFix(id, repair)), removeFix(facts, id)],
      };
  }
}

function wantsImageFixes(facts: GraphFacts, id: NodeId, wires: readonly GraphEdge[], got: Shape): readonly Fix[] {
  const fixes = wires.flatMap((wire) => imageFixes(facts, id, wire, got));
  return fixes.length > 0 ? fixes : [removeFix(facts, id)];
}

function repairFix(id: NodeId, { title, params }: Repair): Fix {
  return { title, icon: 'pencil', change: { kind: 'set-params', node: id, params } };
}

function removeFix(facts: GraphFacts, id: NodeId): Fix {
  return { title: `Remove ${nameOf(facts, id)}`, icon: 'trash-2', change: { kind: 'take-out', nodes: [id] } };
}

function feeder(facts: GraphFacts, wire: GraphEdge | undefined): string {
  return wire ? bold(facts, wire.from) : 'its input';
}

export function insertFlatten(_facts: GraphFacts, wire: GraphEdge): Fix {
  const where = { at: 'wire', edge: wire.id } as const;
  const change: Change = { kind: 'place', nodes: [{ type: 'flatten' }], where };
  return { title: 'Insert Flatten', icon: 'between-horizontal-end', change };
}

function differenceFixes(
  facts: GraphFacts,
  id: NodeId,
  wire: GraphEdge,
  { first, other }: Extract<ShapeProblem, { kind: 'shapes-differ' }>,
): readonly Fix[] {
  const wires = facts.wiring.wiresInto(id);
  const [firstWire] = wires;
  if (!firstWire) return cutFix(wire);
  const repaired = unitsFor(facts, id, wire, firstWire, first);
  if (repaired) return [repaired];
  // With more inputs the first may well be the only one that fits the rest.
  const reversed = wires.length === 2 ? unitsFor(facts, id, firstWire, wire, other) : null;
  return reversed ? [reversed] : cutFix(wire);
}

/** Sets the dense layer behind one wire to the width of the other, where that repairs the difference. */
function unitsFor(facts: GraphFacts, id: NodeId, wire: GraphEdge, kept: GraphEdge, wanted: Shape): Fix | null {
  const [units] = wanted;
  const dense = feedingDense(facts, wire.from);
  if (dense === null || units === undefined || wanted.length !== 1) return null;
  // A dense layer that feeds both sides would change both; Concatenate takes any width as it is.
  if (upstreamOf(facts.wiring, [kept.from]).has(dense)) return null;
  const node = facts.wiring.nodes.get(id);
  const fits = node && findNodeDefinition(node.type)?.outputShape([wanted, [units]], node.params).ok;
  return fits ? setUnits(dense, units) : null;
}

export function setUnits(dense: NodeId, units: number): Fix {
  return {
    title: `Set units to ${units}`,
    icon: 'pencil',
    change: { kind: 'set-params', node: dense, params: { units } },
  };
}

function cutFix(wire: GraphEdge | undefined): readonly Fix[] {
  if (!wire) return [];
  return [{ title: 'Cut this wire', icon: 'x', change: { kind: 'remove', nodes: [], edges: [wire.id] } }];
}

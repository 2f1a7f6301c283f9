import type { NodeId } from '../../ids';
import type { ShapeProblem } from '../../nodes/define-node';
import { findNodeDefinition } from '../../nodes/registry';
import { formatShape } from '../../nodes/shape-rules';
import type { GraphEdge } from '../document';
import { feedingDense } from '../feeding-dense';
import { bold, type GraphFacts } from '../graph-facts';
import type { Fix, Problem } from '../problems';
import { insertOnWire } from '../rewire';
import { upstreamOf } from '../topology';

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
        message: `${bold(facts, id)} wants images; ${feeder(facts, wires[0])} gives ${formatShape(fault.got)}.`,
        badge: 'wants images',
        fixes: [],
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
        fixes: cutFix(wires.at(-1)),
      };
  }
}

function feeder(facts: GraphFacts, wire: GraphEdge | undefined): string {
  return wire ? bold(facts, wire.from) : 'its input';
}

export function insertFlatten(facts: GraphFacts, wire: GraphEdge): Fix {
  const change = insertOnWire(facts.document, wire, 'flatten');
  return { title: 'Insert Flatten', icon: 'between-horizontal-end', change };
}

function differenceFixes(
  facts: GraphFacts,
  id: NodeId,
  wire: GraphEdge,
  { first, other }: Extract<ShapeProblem, { kind: 'shapes-differ' }>,
): readonly Fix[] {
  // Concatenate takes any width, so its difference is one of axes, which no number of units repairs.
  const takesWidths = findNodeDefinition(facts.wiring.nodes.get(id)?.type ?? '')?.type === 'concatenate';
  const dense = first.length === 1 && other.length === 1 && !takesWidths ? feedingDense(facts, wire.from) : null;
  const firstWire = facts.wiring.wiresInto(id)[0];
  const [units] = first;
  // A dense layer that feeds both sides would change both.
  if (dense !== null && units !== undefined && firstWire && !upstreamOf(facts.wiring, [firstWire.from]).has(dense)) {
    return [setUnits(dense, units)];
  }
  return cutFix(wire);
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

import type { EdgeId, NodeId } from '../../ids';
import type { NodeDefinition, ParamRecord, Shape, ShapeProblem } from '../../nodes/define-node';
import { findNodeDefinition } from '../../nodes/registry';
import { elementsOf, formatShape } from '../../nodes/shape-rules';
import { fail, ok, type Result } from '../../result';
import type { Analysis } from '../analysis';
import { canConnect } from '../can-connect';
import type { GraphDocument, GraphNode, Point } from '../document';
import type { Change, NewNode } from '../edit';
import { freeSlot } from '../free-slot';
import { shapeWithWire } from '../infer-shapes';
import { makeEdge, makeNode } from '../make';
import { roomOnWire } from '../rewire';
import { wiringOf } from '../topology';

/** What a node that is added is wired to. */
export type AddTo =
  | { readonly to: 'nothing' }
  /** It is fed by this node. */
  | { readonly to: 'output'; readonly node: NodeId }
  /** It feeds this node. */
  | { readonly to: 'input'; readonly node: NodeId }
  /** It comes between the ends of this wire. */
  | { readonly to: 'wire'; readonly edge: EdgeId };

/** What adding a node there would do. */
export interface Fit {
  /** In order of flow: the node itself, last, after a Flatten where it wants a flat input. */
  readonly nodes: readonly NewNode[];
  /** Shape of one sample that goes in and comes out; `null` while it is not known. */
  readonly input: Shape | null;
  readonly output: Shape | null;
}

/** Whether a node of a type may be added there, and what it would do to the shape; a few words why not otherwise. */
export function fitOf(
  document: GraphDocument,
  analysis: Analysis,
  { type, params = {} }: NewNode,
  where: AddTo,
): Result<Fit, string> {
  const definition = findNodeDefinition(type);
  if (definition === null) return fail('is not known here');
  const whole: ParamRecord = { ...definition.defaults, ...params };
  const alone: Fit = { nodes: [{ type, params }], input: null, output: null };
  switch (where.to) {
    case 'nothing':
      return ok(alone);
    case 'output':
      return behind(definition, whole, analysis.nodes.get(where.node)?.output ?? null);
    case 'input':
      return ok(alone);
    case 'wire': {
      const wire = document.edges.find(({ id }) => id === where.edge);
      const target = document.nodes.find(({ id }) => id === wire?.to);
      if (wire === undefined || target === undefined) return fail('the wire is not there');
      const fit = behind(definition, whole, analysis.nodes.get(wire.from)?.output ?? null);
      if (!fit.ok || fit.value.output === null) return fit;
      const inputs = wiringOf(document)
        .wiresInto(target.id)
        .map(({ slot, from }) => ({ slot, shape: analysis.nodes.get(from)?.output ?? null }));
      const after = shapeWithWire(target, inputs, wire.slot, fit.value.output);
      // A fault that is there without it is none of its own.
      if (after.ok || analysis.nodes.get(target.id)?.output == null) return fit;
      return fail(`${analysis.nodes.get(target.id)?.name ?? target.id} would not fit`);
    }
  }
}

function behind(definition: NodeDefinition, params: ParamRecord, input: Shape | null): Result<Fit, string> {
  if (definition.inputs.max === 0) return fail('takes no wires');
  const node = { type: definition.type, params };
  if (input === null) return ok({ nodes: [node], input, output: null });
  const output = definition.outputShape([input], params);
  if (output.ok) return ok({ nodes: [node], input, output: output.value });
  const flat = output.error.kind === 'wants-flat' ? definition.outputShape([[elementsOf(input)]], params) : output;
  if (!flat.ok) return fail(reasonOf(flat.error, input));
  return ok({ nodes: [{ type: 'flatten' }, node], input, output: flat.value });
}

function reasonOf(problem: ShapeProblem, input: Shape): string {
  switch (problem.kind) {
    case 'wants-flat':
      return 'wants a flat input';
    case 'wants-image':
      return `wants images, not ${formatShape(input)}`;
    case 'shapes-differ':
      return 'wants equal shapes';
    case 'impossible':
      return problem.text;
  }
}

export interface Addition {
  readonly change: Change;
  /** The last of the nodes that are added. */
  readonly node: NodeId;
}

/**
 * Adds nodes in a row, each fed by the one before, the last at `place`, wired to what is wished.
 * @param step from one card of the row to the next
 */
export function additionOf(
  document: GraphDocument,
  nodes: readonly NewNode[],
  where: AddTo,
  place: Point,
  step: number,
): Addition | null {
  const row: GraphNode[] = [];
  for (const [index, { type, params = {} }] of nodes.entries()) {
    const position = { x: place.x + index * step, y: place.y };
    row.push(makeNode({ ...document, nodes: [...document.nodes, ...row] }, type, params, position));
  }
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (where.to === 'wire') {
    return { node: last.id, change: { kind: 'place', nodes, where: { at: 'wire', edge: where.edge } } };
  }
  const edges = row.slice(1).flatMap((node, index) => {
    const before = row[index];
    return before === undefined ? [] : [makeEdge(document, before.id, node.id, 0)];
  });
  if (where.to === 'output') edges.unshift(makeEdge(document, where.node, first.id, 0));
  const add: Change = { kind: 'add', nodes: row, edges };
  if (where.to !== 'input') return { node: last.id, change: add };
  const wire = makeEdge(document, last.id, where.node, freeSlot(document, where.node));
  return { node: last.id, change: { kind: 'all', changes: [add, { kind: 'connect', edge: wire }] } };
}

/** Whether a card that no wire leads to may be put on a wire: both its new wires fit. */
export function maySplice(document: GraphDocument, analysis: Analysis, node: NodeId, edge: EdgeId): boolean {
  const wire = document.edges.find(({ id }) => id === edge);
  const card = document.nodes.find(({ id }) => id === node);
  const isLoose = !document.edges.some(({ from, to }) => from === node || to === node);
  if (wire === undefined || card === undefined || !isLoose) return false;
  if (!fitOf(document, analysis, card, { to: 'wire', edge }).ok) return false;
  const without = { ...document, edges: document.edges.filter((other) => other !== wire) };
  return (
    canConnect(without, analysis, wire.from, node, freeSlot(without, node)).ok &&
    canConnect(without, analysis, node, wire.to, wire.slot).ok
  );
}

/** Puts a card that is there already on a wire: the wire's two ends stay joined through it, what is in the way moves on. */
export function spliced(document: GraphDocument, node: NodeId, edge: EdgeId): Change | null {
  const wire = document.edges.find(({ id }) => id === edge);
  if (wire === undefined) return null;
  const into = makeEdge(document, wire.from, node, freeSlot(document, node));
  const room = roomOnWire(document, wire, 1, node);
  return {
    kind: 'all',
    changes: [
      { kind: 'move', positions: [...room.moves, { node, to: room.place(0) }] },
      { kind: 'remove', nodes: [], edges: [edge] },
      { kind: 'connect', edge: into },
      { kind: 'connect', edge: makeEdge(document, node, wire.to, wire.slot) },
    ],
  };
}

import type { z } from 'zod';
import type { NodeId } from '../ids';
import { findNodeDefinition } from '../nodes/registry';
import { fail, ok, type Result, unreachable } from '../result';
import { annotate, withoutAnnotations } from './annotations';
import { checkParams } from './check-params';
import type { GraphDocument, GraphEdge, GraphNode } from './document';
import {
  datasetSchema,
  edgeSchema,
  limits,
  nameSchema,
  nodeSchema,
  pointSchema,
  seedSchema,
  trainingSchema,
  weightsSchema,
} from './document-schema';
import type { Change } from './edit';
import { makeEdge } from './make';
import { placed, takenOut } from './rewire';

type Changed = Result<GraphDocument, string>;
type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

const tooManyEdges = `A project holds at most ${limits.edges.toLocaleString('en')} wires.`;

/**
 * The document after a change; the one given is not touched, and what did not change keeps its identity.
 * Fails with a sentence where the change names what is not there or breaks a rule of the document. Cycles and
 * shapes that do not fit are no such rules: they are the analysis's to explain.
 */
export function applyChange(document: GraphDocument, change: Change): Changed {
  switch (change.kind) {
    case 'add':
      return add(document, change);
    case 'remove':
      return remove(document, change);
    case 'move':
      return move(document, change);
    case 'connect':
      return connect(document, change.edge);
    case 'insert':
      return insert(document, change);
    case 'place': {
      const plain = placed(document, change);
      return plain.ok ? applyChange(document, plain.value) : plain;
    }
    case 'take-out':
      return applyChange(document, takenOut(document, change.nodes));
    case 'set-params':
      return setParams(document, change);
    case 'rename':
      return rename(document, change);
    case 'bypass':
      return bypass(document, change);
    case 'annotate':
      return annotate(document, change);
    case 'remove-annotations':
      return withoutAnnotations(document, change.annotations);
    case 'set-name':
      return checked(nameSchema, change.name.trim(), 'A project needs a name of 1 to 200 characters.', (name) =>
        name === document.name ? document : { ...document, name },
      );
    case 'set-seed':
      return checked(seedSchema, change.seed, 'The seed is a whole number from 0 to 4,294,967,295.', (seed) =>
        seed === document.seed ? document : { ...document, seed },
      );
    case 'set-dataset':
      return checked(datasetSchema, change.dataset, 'This is not a data set.', (dataset) => ({ ...document, dataset }));
    case 'set-training': {
      const next = { ...document.training, ...change.training };
      const sentence = 'A training setting is not of the right kind.';
      return checked(trainingSchema, next, sentence, (training) => ({ ...document, training }));
    }
    case 'set-weights':
      return setWeights(document, change);
    case 'replace':
      return ok(change.document);
    case 'all':
      return all(document, change);
    default:
      return unreachable(change);
  }
}

/** Changes in order, or none of them. */
function all(document: GraphDocument, { changes }: ChangeOf<'all'>): Changed {
  let result: Changed = ok(document);
  for (const change of changes) {
    if (!result.ok) return result;
    result = applyChange(result.value, change);
  }
  return result;
}

function add(document: GraphDocument, { nodes, edges }: ChangeOf<'add'>): Changed {
  if (document.nodes.length + nodes.length > limits.nodes) {
    return fail(`A project holds at most ${limits.nodes.toLocaleString('en')} nodes.`);
  }
  const known = new Set(document.nodes.map((node) => node.id));
  const added: GraphNode[] = [];
  for (const node of nodes) {
    const good = checkNode(node);
    if (!good.ok) return good;
    if (known.has(node.id)) return fail(`There is a node ${node.id} already.`);
    known.add(node.id);
    added.push(good.value);
  }
  const nodesById = new Map([...document.nodes, ...added].map((node) => [node.id, node]));
  const taken = new Set(document.edges.map(slotKey));
  const ids = new Set(document.edges.map((edge) => edge.id));
  for (const edge of edges) {
    const fault = faultOfEdge(nodesById, edge);
    if (fault) return fail(fault);
    if (taken.has(slotKey(edge))) return fail(`Input ${edge.slot + 1} of ${edge.to} has a wire already.`);
    if (ids.has(edge.id)) return fail(`There is a wire ${edge.id} already.`);
    taken.add(slotKey(edge));
    ids.add(edge.id);
  }
  if (ids.size > limits.edges) return fail(tooManyEdges);
  return ok({
    ...document,
    nodes: added.length === 0 ? document.nodes : [...document.nodes, ...added],
    edges: edges.length === 0 ? document.edges : [...document.edges, ...edges],
  });
}

function remove(document: GraphDocument, change: ChangeOf<'remove'>): Changed {
  const nodes = new Set(change.nodes);
  const edges = new Set(change.edges);
  for (const node of nodes) if (!hasNode(document, node)) return fail(`There is no node ${node}.`);
  const knownEdges = new Set(document.edges.map((edge) => edge.id));
  for (const edge of edges) if (!knownEdges.has(edge)) return fail(`There is no wire ${edge}.`);
  if (nodes.size === 0 && edges.size === 0) return ok(document);
  return ok(
    withoutWeightsOf(nodes, {
      ...document,
      nodes: nodes.size === 0 ? document.nodes : document.nodes.filter((node) => !nodes.has(node.id)),
      edges: document.edges.filter((edge) => !edges.has(edge.id) && !nodes.has(edge.from) && !nodes.has(edge.to)),
    }),
  );
}

/** Weights of nodes that are gone would point at nothing; undo brings both back. */
function withoutWeightsOf(gone: ReadonlySet<NodeId>, document: GraphDocument): GraphDocument {
  if (!document.weights?.entries.some((entry) => gone.has(entry.node))) return document;
  const { weights, ...rest } = document;
  const entries = weights.entries.filter((entry) => !gone.has(entry.node));
  return entries.length === 0 ? rest : { ...rest, weights: { ...weights, entries } };
}

function move(document: GraphDocument, { positions }: ChangeOf<'move'>): Changed {
  const targets = new Map(positions.map(({ node, to }) => [node, to]));
  for (const [node, to] of targets) {
    if (!hasNode(document, node)) return fail(`There is no node ${node}.`);
    if (!pointSchema.safeParse(to).success) return fail('A position lies outside the canvas.');
  }
  const nodes = document.nodes.map((node) => {
    const to = targets.get(node.id);
    return !to || (to.x === node.position.x && to.y === node.position.y) ? node : { ...node, position: to };
  });
  return ok(nodes.every((node, index) => node === document.nodes[index]) ? document : { ...document, nodes });
}

function connect(document: GraphDocument, edge: GraphEdge): Changed {
  const fault = faultOfEdge(new Map(document.nodes.map((node) => [node.id, node])), edge);
  if (fault) return fail(fault);
  const others = document.edges.filter((other) => other.to !== edge.to || other.slot !== edge.slot);
  if (others.some((other) => other.id === edge.id)) return fail(`There is a wire ${edge.id} already.`);
  if (others.length >= limits.edges) return fail(tooManyEdges);
  return ok({ ...document, edges: [...others, edge] });
}

function insert(document: GraphDocument, { node, on }: ChangeOf<'insert'>): Changed {
  const wire = document.edges.find((edge) => edge.id === on);
  if (!wire) return fail(`There is no wire ${on}.`);
  const added = add(
    { ...document, edges: document.edges.filter((edge) => edge !== wire) },
    { kind: 'add', nodes: [node], edges: [] },
  );
  if (!added.ok) return added;
  const before = connect(added.value, makeEdge(added.value, wire.from, node.id, 0));
  return before.ok ? connect(before.value, makeEdge(before.value, node.id, wire.to, wire.slot)) : before;
}

function setParams(document: GraphDocument, change: ChangeOf<'set-params'>): Changed {
  return changeNode(document, change.node, (node) => {
    const definition = findNodeDefinition(node.type);
    if (!definition) return fail(`Nodes of type ${node.type} are not known here.`);
    const params = checkParams(definition, { ...node.params, ...change.params });
    if (!params.ok) return params;
    const same = Object.entries(params.value).every(([key, value]) => node.params[key] === value);
    return ok(same ? node : { ...node, params: params.value });
  });
}

function rename(document: GraphDocument, change: ChangeOf<'rename'>): Changed {
  const label = change.label?.trim() ?? '';
  if (label.length > limits.name) return fail(`A name has at most ${limits.name} characters.`);
  return changeNode(document, change.node, (node) => {
    if (label === (node.label ?? '')) return ok(node);
    const { label: _, ...unnamed } = node;
    return ok(label === '' ? unnamed : { ...unnamed, label });
  });
}

function bypass(document: GraphDocument, change: ChangeOf<'bypass'>): Changed {
  return changeNode(document, change.node, (node) => {
    const definition = findNodeDefinition(node.type);
    if (change.bypassed && definition?.inputs.max === 0)
      return fail(`${definition.title} has no input to pass through.`);
    if (change.bypassed === (node.bypassed ?? false)) return ok(node);
    const { bypassed: _, ...active } = node;
    return ok(change.bypassed ? { ...active, bypassed: true } : active);
  });
}

function setWeights(document: GraphDocument, { weights }: ChangeOf<'set-weights'>): Changed {
  const { weights: _, ...untrained } = document;
  if (weights === null) return ok(document.weights ? untrained : document);
  return checked(weightsSchema, weights, 'These are not weights of this project.', (good) => ({
    ...untrained,
    weights: good,
  }));
}

/** Why a wire cannot be: an end that is not there, or a slot that its target does not have. */
function faultOfEdge(nodes: ReadonlyMap<NodeId, GraphNode>, edge: GraphEdge): string | null {
  if (!edgeSchema.safeParse(edge).success) return 'This is not a wire.';
  if (!nodes.has(edge.from)) return `There is no node ${edge.from}.`;
  const target = nodes.get(edge.to);
  if (!target) return `There is no node ${edge.to}.`;
  const definition = findNodeDefinition(target.type);
  const most = definition?.inputs.max ?? 0;
  if (edge.slot < most) return null;
  const count = most === 0 ? 'no wires' : most === 1 ? 'one wire' : `at most ${most} wires`;
  return `${definition?.title ?? target.type} takes ${count}.`;
}

function changeNode(
  document: GraphDocument,
  id: NodeId,
  change: (node: GraphNode) => Result<GraphNode, string>,
): Changed {
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (!node) return fail(`There is no node ${id}.`);
  const changed = change(node);
  if (!changed.ok) return changed;
  if (changed.value === node) return ok(document);
  return ok({ ...document, nodes: document.nodes.map((other) => (other === node ? changed.value : other)) });
}

function checkNode(node: GraphNode): Result<GraphNode, string> {
  if (!nodeSchema.safeParse(node).success) return fail('This is not a node.');
  const definition = findNodeDefinition(node.type);
  if (!definition) return fail(`Nodes of type ${node.type} are not known here.`);
  if (node.bypassed && definition.inputs.max === 0) return fail(`${definition.title} has no input to pass through.`);
  const params = checkParams(definition, node.params);
  return params.ok ? ok(node) : params;
}

function checked<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  sentence: string,
  change: (value: Value) => GraphDocument,
): Changed {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(change(parsed.data)) : fail(sentence);
}

function hasNode(document: GraphDocument, id: NodeId): boolean {
  return document.nodes.some((node) => node.id === id);
}

function slotKey(edge: GraphEdge): string {
  return `${edge.slot} ${edge.to}`;
}

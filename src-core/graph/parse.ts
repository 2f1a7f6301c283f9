import type { z } from 'zod';
import { findNodeDefinition } from '../nodes/registry';
import { fail, ok, type Result, unreachable } from '../result';
import { checkParams } from './check-params';
import { describeIssue, describePlace, valueAt } from './describe-issue';
import type { GraphDocument, GraphEdge, GraphNode, StoredRun } from './document';
import { limits, storedRunSchema, untrainedSchema, weightsSchema } from './document-schema';
import { findJsonFault, findJsonValue, type JsonFault, type JsonPath, type TextPlace } from './json-text';
import { currentVersion, migrate } from './migrate';
import { type Counted, findHostile, findTooMany, limitOf } from './parse-limits';

/** Why a text is no project that can be opened: one kind for each cause. */
export type ParseFailure =
  | {
      readonly kind: 'too-large';
      readonly what: 'characters' | Counted;
      readonly found: number;
      readonly limit: number;
    }
  | { readonly kind: 'not-json'; readonly fault: JsonFault }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'from-newer-app'; readonly version: number }
  | { readonly kind: 'migration-failed'; readonly version: number }
  /** `at`: where in the text, where that can be said. */
  | { readonly kind: 'invalid'; readonly where: string; readonly detail: string; readonly at: TextPlace | null };

/** A fault of what a text says, with the path to it. */
interface Invalid {
  readonly where: string;
  readonly detail: string;
  readonly path: JsonPath;
}

/** Reads a project file. Never throws, whatever the text; a document that comes back keeps every rule of documents. */
export function parseDocument(whole: string): Result<GraphDocument, ParseFailure> {
  if (whole.length > limits.characters) return tooLarge('characters', whole.length);
  // Editors of some systems put a byte order mark first, which JSON does not know.
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  const json = parseJson(text);
  if (!json.ok) return json;
  const raw = json.value;
  const invalid = ({ where, detail, path }: Invalid, at: TextPlace | null = findJsonValue(text, path)) =>
    fail<ParseFailure>({ kind: 'invalid', where, detail, at });
  if (!isRecord(raw) || raw.format !== 'layerloom') return fail({ kind: 'not-ours' });
  const { version } = raw;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) {
    return invalid({ where: 'version', detail: 'a whole number was expected', path: ['version'] });
  }
  if (version > currentVersion) return fail({ kind: 'from-newer-app', version });
  const tooMany = findTooMany(raw);
  if (tooMany !== null) return tooLarge(tooMany.what, tooMany.found);
  const hostile = findHostile(raw);
  if (hostile !== null) return invalid({ where: 'its structure', detail: hostile, path: [] });
  const migrated = migrate(raw, version);
  if (!migrated.ok) return fail({ kind: 'migration-failed', version: migrated.error.version });
  const checked = validate(migrated.value);
  if (checked.ok) return checked;
  // What was migrated does not stand in the text as it was checked.
  return version === currentVersion ? invalid(checked.error) : invalid(checked.error, null);
}

/** One sentence for the user. */
export function describeParseFailure(failure: ParseFailure): string {
  switch (failure.kind) {
    case 'too-large':
      return describeTooLarge(failure);
    case 'not-json':
      return describeJsonFault(failure.fault);
    case 'not-ours':
      return 'This file is not a Layerloom project.';
    case 'from-newer-app':
      return `This project was saved by a newer Layerloom (format ${failure.version}; this one reads up to ${currentVersion}).`;
    case 'migration-failed':
      return `This project is of format ${failure.version}, which this Layerloom cannot bring up to date.`;
    case 'invalid':
      return `This project is damaged at ${failure.where}${failure.at === null ? '' : ` (${placeWords(failure.at)})`}: ${failure.detail}.`;
    default:
      return unreachable(failure);
  }
}

function describeJsonFault(fault: JsonFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'This file is empty.';
    case 'cut-off':
      return `This file is cut off: it ends at ${placeWords(fault.at)}, before the project is complete.`;
    case 'stray':
      return `This file is not a project, or it is damaged: ${fault.found} at ${placeWords(fault.at)}, where ${fault.expected} was expected.`;
  }
}

const placeWords = ({ line, column }: TextPlace): string =>
  `line ${line.toLocaleString('en')}, column ${column.toLocaleString('en')}`;

function describeTooLarge({ what, found, limit }: Extract<ParseFailure, { kind: 'too-large' }>): string {
  if (what === 'characters') {
    const mebibytes = (count: number) => (count / 2 ** 20).toFixed(0);
    return `This file has ${mebibytes(found)} MiB; projects of up to ${mebibytes(limit)} MiB are read.`;
  }
  return `This project has ${found.toLocaleString('en')} ${nouns[what]}; up to ${limit.toLocaleString('en')} are read.`;
}

const nouns: Record<Counted, string> = {
  nodes: 'nodes',
  edges: 'wires',
  frames: 'frames',
  notes: 'notes',
  runs: 'stored runs',
  weights: 'stored weights',
};

function parseJson(text: string): Result<unknown, ParseFailure> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail({ kind: 'not-json', fault: findJsonFault(text) ?? { kind: 'empty' } });
  }
}

/** Part by part, so that what is damaged in a thousand places is not described a thousand times. */
function validate(raw: Readonly<Record<string, unknown>>): Result<GraphDocument, Invalid> {
  const { weights: rawWeights, runs: rawRuns, ...rest } = raw;
  const untrained = read(untrainedSchema, rest, raw, []);
  if (!untrained.ok) return untrained;
  const weights = rawWeights === undefined ? null : read(weightsSchema, rawWeights, raw, ['weights']);
  if (weights !== null && !weights.ok) return weights;
  const document = checkGraph({ ...untrained.value, ...(weights !== null && { weights: weights.value }) });
  if (!document.ok || rawRuns === undefined) return document;
  const runs = readRuns(rawRuns, raw);
  return runs.ok ? ok({ ...document.value, runs: runs.value }) : runs;
}

/** A part of the project by its schema; `path` leads to it. The first fault counts. */
function read<Part>(schema: z.ZodType<Part>, part: unknown, root: unknown, path: JsonPath): Result<Part, Invalid> {
  const parsed = schema.safeParse(part);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const at = [...path, ...(issue?.path ?? [])];
  const detail = issue === undefined ? 'it cannot be read' : describeIssue(issue, valueAt(root, at));
  return fail({ where: describePlace(at, root), detail, path: at });
}

function checkGraph(parsed: GraphDocument): Result<GraphDocument, Invalid> {
  const nodes = checkNodes(parsed.nodes);
  if (!nodes.ok) return nodes;
  const document: GraphDocument = { ...parsed, nodes: nodes.value };
  const fault = faultOfEdges(document) ?? faultOfAnnotations(document) ?? faultOfWeights(document);
  return fault ? fail(fault) : ok(document);
}

/** Ids once, and the network of each keeps every rule of documents. */
function readRuns(raw: unknown, root: unknown): Result<readonly StoredRun[], Invalid> {
  if (!Array.isArray(raw)) return fail({ where: 'runs', detail: 'a list was expected', path: ['runs'] });
  const seen = new Set<string>();
  const checked: StoredRun[] = [];
  for (const [index, part] of raw.entries()) {
    const path = ['runs', index];
    const run = read(storedRunSchema, part, root, path);
    if (!run.ok) return run;
    const where = `run ${run.value.name.slice(0, 40)}`;
    if (seen.has(run.value.id)) return fail({ where, detail: 'two runs have this id', path });
    seen.add(run.value.id);
    const document = checkGraph(run.value.document);
    if (!document.ok) {
      const { where: place, detail, path: within } = document.error;
      return fail({ where: `${where}, ${place}`, detail, path: [...path, 'document', ...within] });
    }
    checked.push({ ...run.value, document: document.value });
  }
  return ok(checked);
}

/** Ids once, types known, params as each type wants them. Params that a file leaves out take the type's defaults. */
function checkNodes(nodes: readonly GraphNode[]): Result<readonly GraphNode[], Invalid> {
  const seen = new Set<string>();
  const checked: GraphNode[] = [];
  for (const [index, node] of nodes.entries()) {
    const invalid = (detail: string) => fail({ where: `node ${node.id}`, detail, path: ['nodes', index] });
    if (seen.has(node.id)) return invalid('two nodes have this id');
    seen.add(node.id);
    const definition = findNodeDefinition(node.type);
    if (!definition) return invalid(`nodes of type “${node.type}” are not known here`);
    if (node.bypassed && definition.inputs.max === 0) return invalid('an input cannot be bypassed');
    const params = checkParams(definition, { ...definition.defaults, ...node.params });
    if (!params.ok) return invalid(lowerFirst(params.error.replace(/\.$/, '')));
    checked.push({ ...node, params: params.value });
  }
  return ok(checked);
}

function faultOfEdges({ nodes, edges }: GraphDocument): Invalid | null {
  const types = new Map(nodes.map((node) => [node.id, findNodeDefinition(node.type)]));
  const ids = new Set<string>();
  const slots = new Set<string>();
  for (const [index, edge] of edges.entries()) {
    const fault = faultOfEdge(edge, types.get(edge.to)?.inputs.max ?? 0, (id) => types.has(id));
    const slot = `${edge.slot} ${edge.to}`;
    const twice = ids.has(edge.id) ? 'two wires have this id' : slots.has(slot) ? 'its slot has another wire' : null;
    const detail = fault ?? twice;
    if (detail !== null) return { where: `wire ${edge.id}`, detail, path: ['edges', index] };
    ids.add(edge.id);
    slots.add(slot);
  }
  return null;
}

function faultOfEdge(edge: GraphEdge, slots: number, hasNode: (id: GraphNode['id']) => boolean): string | null {
  if (!hasNode(edge.from)) return `it starts at ${edge.from}, which is not there`;
  if (!hasNode(edge.to)) return `it ends at ${edge.to}, which is not there`;
  return edge.slot < slots ? null : `${edge.to} has no input ${edge.slot + 1}`;
}

/** A frame and a note never share an id: they are selected and removed by it. */
function faultOfAnnotations({ frames, notes }: GraphDocument): Invalid | null {
  const seen = new Set<string>();
  for (const [key, list] of Object.entries({ frames, notes })) {
    for (const [index, { id }] of list.entries()) {
      const where = `${key === 'frames' ? 'frame' : 'note'} ${id}`;
      if (seen.has(id)) return { where, detail: 'its id is taken', path: [key, index] };
      seen.add(id);
    }
  }
  return null;
}

function faultOfWeights({ nodes, weights }: GraphDocument): Invalid | null {
  const ids = new Set(nodes.map((node) => node.id));
  const seen = new Set<string>();
  for (const [index, { node, name }] of (weights?.entries ?? []).entries()) {
    const where = `weight ${name} of ${node}`;
    const path = ['weights', 'entries', index];
    if (!ids.has(node)) return { where, detail: 'its node is not there', path };
    if (seen.has(where)) return { where, detail: 'it is stored twice', path };
    seen.add(where);
  }
  return null;
}

function tooLarge(what: 'characters' | Counted, found: number) {
  return fail<ParseFailure>({ kind: 'too-large', what, found, limit: limitOf(what) });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

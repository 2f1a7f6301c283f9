import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTemplate } from '../templates/registry';
import { randomDocument } from '../testing/random-documents';
import { analyze } from './analyze';
import { limits } from './document-schema';
import { describeParseFailure, type ParseFailure, parseDocument } from './parse';
import { serializeDocument } from './serialize';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const good = findTemplate('fashion-mlp')?.make();
if (!good) throw new Error('no template');
const goodText = serializeDocument(good);

interface RawDocument extends Record<string, unknown> {
  nodes: Record<string, unknown>[];
  edges: Record<string, unknown>[];
}

/** The good document with something else in it, as text. */
function spoiled(change: (raw: RawDocument) => void): string {
  const raw = JSON.parse(goodText) as RawDocument;
  change(raw);
  return JSON.stringify(raw);
}

/** Where the sound text has these words. */
function placeOf(words: string): string {
  const before = goodText.slice(0, goodText.indexOf(words)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function failureOf(text: string): ParseFailure | null {
  const parsed = parseDocument(text);
  return parsed.ok ? null : parsed.error;
}

describe('a file is refused by its cause', () => {
  test.each<[string, string, ParseFailure['kind']]>([
    ['nothing', '', 'not-json'],
    ['words', 'hello', 'not-json'],
    ['a cut-off file', goodText.slice(0, -20), 'not-json'],
    ['a number', '42', 'not-ours'],
    ['null', 'null', 'not-ours'],
    ['a list', '[]', 'not-ours'],
    ['another tool’s model', '{"format": "layers-model", "modelTopology": {}}', 'not-ours'],
    [
      'a newer version',
      spoiled((raw) => {
        raw.version = 2;
      }),
      'from-newer-app',
    ],
    [
      'a version before the first',
      spoiled((raw) => {
        raw.version = 0;
      }),
      'migration-failed',
    ],
    [
      'no version',
      spoiled((raw) => {
        delete raw.version;
      }),
      'invalid',
    ],
    [
      'too many nodes',
      spoiled((raw) => {
        raw.nodes = Array.from({ length: limits.nodes + 1 }, () => ({}));
      }),
      'too-large',
    ],
    [
      'too many wires',
      spoiled((raw) => {
        raw.edges = Array.from({ length: limits.edges + 1 }, () => ({}));
      }),
      'too-large',
    ],
    [
      'too many frames',
      spoiled((raw) => {
        raw.frames = Array.from({ length: limits.annotations + 1 }, () => ({}));
      }),
      'too-large',
    ],
    [
      'too many stored weights',
      spoiled((raw) => {
        raw.weights = { epochs: 1, entries: Array.from({ length: limits.weightEntries + 1 }, () => ({})) };
      }),
      'too-large',
    ],
    [
      'too many stored runs',
      spoiled((raw) => {
        raw.runs = Array.from({ length: limits.runs + 1 }, () => ({}));
      }),
      'too-large',
    ],
    [
      'a list of two million numbers',
      spoiled((raw) => {
        raw.notes = [{ id: Array.from({ length: limits.parts }, () => 0) }];
      }),
      'invalid',
    ],
    [
      'a stored run with too many nodes',
      spoiled((raw) => {
        raw.runs = [{ document: { nodes: Array.from({ length: limits.nodes + 1 }, () => ({})) } }];
      }),
      'too-large',
    ],
    [
      'two nodes of one id',
      spoiled((raw) => {
        raw.nodes.push(raw.nodes[0] ?? {});
      }),
      'invalid',
    ],
    [
      'two wires of one id',
      spoiled((raw) => {
        raw.edges.push({ ...raw.edges[0], to: 'nobody' });
      }),
      'invalid',
    ],
    [
      'two wires in one slot',
      spoiled((raw) => {
        raw.edges.push({ ...raw.edges[0], id: 'other' });
      }),
      'invalid',
    ],
    [
      'a dangling wire',
      spoiled((raw) => {
        Object.assign(raw.edges[0] ?? {}, { from: 'nobody' });
      }),
      'invalid',
    ],
    [
      'a wire into an input',
      spoiled((raw) => {
        raw.edges.push({ id: 'x', from: 'dense-1', to: 'input-1', slot: 0 });
      }),
      'invalid',
    ],
    [
      'a slot that is not there',
      spoiled((raw) => {
        Object.assign(raw.edges[0] ?? {}, { slot: 3 });
      }),
      'invalid',
    ],
    [
      'an unknown node type',
      spoiled((raw) => {
        Object.assign(raw.nodes[0] ?? {}, { type: 'warp' });
      }),
      'invalid',
    ],
    [
      'a type of every object',
      spoiled((raw) => {
        Object.assign(raw.nodes[0] ?? {}, { type: 'toString' });
      }),
      'invalid',
    ],
    [
      'a param out of range',
      spoiled((raw) => {
        Object.assign(raw.nodes[2] ?? {}, { params: { units: -1 } });
      }),
      'invalid',
    ],
    [
      'a param that is not known',
      spoiled((raw) => {
        Object.assign(raw.nodes[2] ?? {}, { params: { colour: 'red' } });
      }),
      'invalid',
    ],
    [
      'a bypassed input',
      spoiled((raw) => {
        Object.assign(raw.nodes[0] ?? {}, { bypassed: true });
      }),
      'invalid',
    ],
    [
      'a key that is not known',
      spoiled((raw) => {
        raw.extra = 1;
      }),
      'invalid',
    ],
    [
      'an id of every object',
      spoiled((raw) => {
        Object.assign(raw.nodes[0] ?? {}, { id: 'constructor' });
      }),
      'invalid',
    ],
    [
      'an id of markup',
      spoiled((raw) => {
        Object.assign(raw.nodes[0] ?? {}, { id: '<img>' });
      }),
      'invalid',
    ],
    ['a position beyond numbers', goodText.replace('"x": 56', '"x": 1e999'), 'invalid'],
    [
      'a seed of words',
      spoiled((raw) => {
        raw.seed = 'seven';
      }),
      'invalid',
    ],
    ['an optimizer that is not known', goodText.replace('"sgd"', '"adamax"'), 'invalid'],
    ['a prototype key', goodText.replace('"params": {}', '"params": {"__proto__": {"units": 1}}'), 'invalid'],
    ['a prototype key at the top', goodText.replace('{', '{"__proto__": {},'), 'invalid'],
    ['a constructor key', goodText.replace('"params": {}', '"params": {"constructor": 1}'), 'invalid'],
    [
      'absurd depth',
      goodText.replace('"params": {}', `"params": ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
      'invalid',
    ],
    ['absurd depth of lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'not-ours'],
    ['weights of the wrong size', withWeights({ shape: [2], data: 'AAAAAA==' }), 'invalid'],
    ['weights that are not base64', withWeights({ data: '!!!!!!!!' }), 'invalid'],
    ['weights of a node that is not there', withWeights({ node: 'nobody' }), 'invalid'],
    ['weights stored twice', withWeights({}, 2), 'invalid'],
    [
      'a shape whose product is past all numbers',
      withWeights({ shape: Array.from({ length: 8 }, () => 2 ** 31) }),
      'invalid',
    ],
  ])('%s', (_, text, kind) => {
    const failure = failureOf(text);
    expect(failure?.kind).toBe(kind);
    if (failure) expect(describeParseFailure(failure)).toMatch(/^This (file|project) .*\.$/);
  });

  test('more text than a project has', () => {
    const failure = failureOf(' '.repeat(limits.characters + 1));
    expect(failure).toEqual({
      kind: 'too-large',
      what: 'characters',
      found: limits.characters + 1,
      limit: limits.characters,
    });
    expect(failure && describeParseFailure(failure)).toBe('This file has 64 MiB; projects of up to 64 MiB are read.');
  });

  test.each([
    ['', 'This file is empty.'],
    [
      'Dear diary',
      'This file is not a project, or it is damaged: “D” at line 1, column 1, where a value was expected.',
    ],
    [
      '{\n  "format": "layerloom",\n  "version": 1',
      'This file is cut off: it ends at line 3, column 15, before the project is complete.',
    ],
    [
      goodText.replace('"units": 256', '"units": 0'),
      `This project is damaged at node dense-1 (${placeOf('{"id": "dense-1"')}): units: a whole number from 1 to 16,384.`,
    ],
    [
      goodText.replace('"units": 256', '"unit": 256'),
      `This project is damaged at node dense-1 (${placeOf('{"id": "dense-1"')}): dense has a setting that is not known here: “unit”.`,
    ],
    [
      goodText.replace('"x": 56', '"x": "left"'),
      `This project is damaged at node input-1, position x (${placeOf('56, "y"')}): a number was expected.`,
    ],
    [
      goodText.replace('"seed": 1', '"seed": -1'),
      `This project is damaged at seed (${placeOf('1,\n  "training"')}): at least 0 was expected.`,
    ],
    [
      goodText.replace('"seed": 1', '"seed": 1, "grain": 1'),
      'This project is damaged at its top level: “grain” is not known here.',
    ],
    [goodText.replace('"seed": 1', '"grain": 1'), 'This project is damaged at seed: it is missing.'],
    [
      goodText.replace('"sgd"', '"adamax"'),
      `This project is damaged at training optimizer (${placeOf('"sgd"')}): one of “sgd”, “momentum”, “nesterov”, “rmsprop”, “adam”, “adamw”, “adagrad” was expected.`,
    ],
  ])('the sentence says in plain words what is wrong and where', (text, sentence) => {
    const failure = failureOf(text);
    expect(failure && describeParseFailure(failure)).toBe(sentence);
  });

  test('no prototype is touched by any of it', () => {
    failureOf('{"format": "layerloom", "version": 1, "__proto__": {"polluted": true}}');
    expect('polluted' in {}).toBe(false);
  });
});

function withWeights(entry: Record<string, unknown>, times = 1): string {
  const sound = { node: 'dense-1', name: 'kernel', shape: [1], data: 'AAAAAA==' };
  return spoiled((raw) => {
    raw.weights = { epochs: 3, entries: Array.from({ length: times }, () => ({ ...sound, ...entry })) };
  });
}

describe('a file is read', () => {
  test('with a byte order mark, and with weights', () => {
    expect(parseDocument(`\uFEFF${goodText}`)).toEqual({ ok: true, value: good });
    const trained = parseDocument(withWeights({}));
    expect(trained.ok && trained.value.weights?.entries).toHaveLength(1);
  });

  test('with params that it leaves out: they take the defaults', () => {
    const parsed = parseDocument(spoiled((raw) => Object.assign(raw.nodes[2] ?? {}, { params: { units: 256 } })));
    expect(parsed).toEqual({ ok: true, value: good });
  });

  test('with faults of the graph: those are the analysis’s to explain', () => {
    const parsed = parseDocument(
      spoiled((raw) => {
        raw.edges = [];
        raw.training = { ...Object(raw.training), epochs: 0 };
      }),
    );
    expect(parsed.ok).toBe(true);
    if (parsed.ok) expect(analyze(parsed.value).valid).toBeNull();
  });
});

describe(`random documents, seed ${seed}`, () => {
  test('are given back by their own files, which are the same text again', () => {
    fc.assert(
      fc.property(randomDocument(), (document) => {
        const text = serializeDocument(document);
        const parsed = parseDocument(text);
        expect(parsed).toEqual({ ok: true, value: document });
        if (parsed.ok) expect(serializeDocument(parsed.value)).toBe(text);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('never make the reader throw, however their text is mutated', () => {
    const cut = fc.tuple(
      fc.nat(),
      fc.nat(40),
      fc.constantFrom('', '"', '{', '[', ',', '1e999', 'null', '-1', '"__proto__"', '\u0000'),
    );
    fc.assert(
      fc.property(randomDocument(), fc.array(cut, { minLength: 1, maxLength: 4 }), (document, cuts) => {
        let text = serializeDocument(document);
        for (const [at, length, put] of cuts) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + put + text.slice(start + length);
        }
        readSafely(text);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('never make the reader throw, whatever stands in the place of any value', () => {
    const junk = fc.oneof(fc.anything(), fc.constantFrom(null, -1, 1.5, '', 'dense', [], {}, true, 2 ** 53));
    fc.assert(
      fc.property(
        randomDocument(),
        fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 3 }),
        (document, places) => {
          const raw: unknown = JSON.parse(serializeDocument(document));
          for (const [at, value] of places) replaceSomewhere(raw, at, value);
          readSafely(
            JSON.stringify(raw, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? '',
          );
        },
      ),
      { seed, numRuns: 500 },
    );
  });
});

/** What is read must be fit for all that comes after. */
function readSafely(text: string): void {
  const parsed = parseDocument(text);
  if (!parsed.ok) {
    const sentence = describeParseFailure(parsed.error);
    expect(sentence).toMatch(/\.$/);
    // Words of the engine's parser or of the schema library.
    expect(sentence).not.toMatch(/JSON|token|Invalid input|Unrecognized|undefined|NaN|\[object/);
    return;
  }
  analyze(parsed.value);
  expect(parseDocument(serializeDocument(parsed.value))).toEqual(parsed);
}

function replaceSomewhere(root: unknown, at: number, value: unknown): void {
  const places: { readonly holder: object; readonly key: string }[] = [];
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, content] of Object.entries(next)) {
      places.push({ holder: next, key });
      open.push(content);
    }
  }
  const place = places[at % Math.max(places.length, 1)];
  if (place) Reflect.set(place.holder, place.key, value);
}

test('the text has sorted keys and one node a line', () => {
  const lines = goodText.split('\n');
  expect(lines.filter((line) => line.includes('"type":'))).toHaveLength(6);
  expect(lines.find((line) => line.includes('"dense-1", "params"'))).toBe(
    '    {"id": "dense-1", "params": {"bias": true, "initialiser": "normal", "l1": 0, "l2": 0, "spread": 0.01, "typed": "", "units": 256}, "position": {"x": 664, "y": 40}, "type": "dense"},',
  );
  const top = lines.filter((line) => /^ {2}"/.test(line)).map((line) => line.split('"')[1]);
  expect(top).toEqual([...top].sort());
  expect(goodText.endsWith('}\n')).toBe(true);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blankDocument } from '../../src-core/graph/make';
import { describeParseFailure, parseDocument } from '../../src-core/graph/parse';
import { serializeDocument } from '../../src-core/graph/serialize';
import { makeRandom, type Random } from '../../src-core/random';
import { findTemplate, templates } from '../../src-core/templates/registry';
import { showFile } from '../commands/project-files';
import type { Host } from '../host/host';
import { makeTestStore } from '../testing/make-test-store';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const count = 10_000;

const folder = join(import.meta.dirname, '../../assets/samples/saved');
const saved = readdirSync(folder).filter((name) => name.endsWith('.layerloom'));
const sound = [
  ...saved.map((name) => readFileSync(join(folder, name), 'utf8')),
  ...templates.map((template) => serializeDocument(template.make())),
];

const junk = [
  '',
  '"',
  '{',
  '[',
  ']',
  ',',
  '1e999',
  'null',
  '-1',
  '1e-400',
  '"__proto__": {}, ',
  '\u0000',
  '\ud800',
  '\\',
  '\uFEFF',
];

/** A sound file with one to four wounds: cut, doubled, swapped or replaced pieces, and values of other kinds. */
function mutated(random: Random): string {
  let text = pick(sound, random);
  for (let wound = random.integer(4); wound >= 0; wound--) text = pick(wounds, random)(text, random);
  return text;
}

type Wound = (text: string, random: Random) => string;

const wounds: readonly Wound[] = [
  (text, random) => text.slice(0, random.integer(text.length + 1)),
  (text, random) => spliced(text, random, pick(junk, random)),
  (text, random) => spliced(text, random, piece(text, random)),
  (text, random) => text.replace(piece(text, random), pick(junk, random)),
  (text, random) => replaceNumber(text, random),
  (text, random) =>
    text.replaceAll(
      pick(['"id"', '"from"', '"type"', '"params"', 'dense-1'], random),
      pick(['"to"', '"x"', '1'], random),
    ),
  (text, random) => `${'['.repeat(random.integer(2000))}${text}`,
  (text, random) => spliced(text, random, '{"a":'.repeat(random.integer(2000))),
];

function spliced(text: string, random: Random, put: string): string {
  const at = random.integer(text.length + 1);
  return text.slice(0, at) + put + text.slice(at + random.integer(40));
}

function piece(text: string, random: Random): string {
  const at = random.integer(text.length + 1);
  return text.slice(at, at + random.integer(200));
}

function replaceNumber(text: string, random: Random): string {
  const numbers = [...text.matchAll(/-?\d+(\.\d+)?/g)];
  const found = numbers[random.integer(Math.max(1, numbers.length))];
  if (found === undefined) return text;
  const put = pick(['-1', '1e308', '0.5', '99999999999', '"7"', 'true', '{}', '[]'], random);
  return text.slice(0, found.index) + put + text.slice(found.index + found[0].length);
}

function pick<T>(from: readonly T[], random: Random): T {
  const found = from[random.integer(from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

const report = process.env.REPORT !== undefined;

/** Milliseconds that a text takes: the least of three, where one is more than the most so far, which a busy machine may be. */
function timeOf(text: string, most: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least > most; attempt++) {
    const start = performance.now();
    const parsed = parseDocument(text);
    if (!parsed.ok) describeParseFailure(parsed.error);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const untouched = ['document', 'analysis', 'past', 'future', 'saved', 'file', 'run', 'runs'] as const;

test(`${count} damaged files, seed ${seed}: none throws, and the open project stays as it was`, () => {
  const random = makeRandom(seed);
  const open = findTemplate('first-mlp')?.make() ?? blankDocument();
  const app = makeTestStore(open);
  app.getState().edit({ kind: 'set-name', name: 'Mine' }, 'rename the project');
  const before = app.getState();
  // Opening a file needs nothing of the host.
  const context = { app, host: {} as Host };
  let [refused, slowest] = [0, 0];
  for (let index = 0; index < count; index++) {
    const text = mutated(random);
    const parsed = parseDocument(text);
    const sentence = parsed.ok ? null : describeParseFailure(parsed.error);
    if (report) slowest = Math.max(slowest, timeOf(text, slowest));
    if (sentence === null) continue;
    refused += 1;
    expect(sentence, text.slice(0, 2000)).toMatch(/^This .{10,}\.$/s);
    expect(showFile(context, { handle: null, name: 'x', folder: '', text, readOnly: null })).toBe(false);
    const now = app.getState();
    for (const key of untouched) expect(now[key], `${key}: ${text.slice(0, 2000)}`).toBe(before[key]);
  }
  expect(refused).toBeGreaterThan(count / 2);
  if (report) console.info(`refused ${refused} of ${count}, slowest ${slowest.toFixed(1)} ms`);
});

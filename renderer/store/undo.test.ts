import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { isEqual } from '../../src-core/graph/reuse';
import { makeRandom, type Random } from '../../src-core/random';
import { findTemplate } from '../../src-core/templates/registry';
import { deepFreeze } from '../../src-core/testing/deep-freeze';
import { randomChanges } from '../../src-core/testing/random-documents';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer } from '../testing/stub-trainer';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const edits = 10_000;
const mostNodes = 14;
/** The depth that the store promises at least. */
const depth = 200;

/** A project that is drawn by the changes alone: the history as a list of steps, replayed whenever it is asked for. */
function makeReplay(first: GraphDocument) {
  /** Every step is the changes that were made in it. */
  let steps: Change[][] = [];
  let done = 0;
  let joinable: string | null = null;
  const replay = (until: number): GraphDocument => {
    let document = first;
    for (const change of steps.slice(0, until).flat()) {
      const changed = applyChange(document, change);
      if (!changed.ok) throw new Error(changed.error);
      document = changed.value;
    }
    return document;
  };
  return {
    document: () => replay(done),
    canUndo: () => done > 0,
    canRedo: () => done < steps.length,
    edit(change: Change, before: GraphDocument, after: GraphDocument, joins: string | null) {
      if (after === before) return;
      const last = steps[done - 1];
      if (joins !== null && joinable === joins && last) {
        steps = steps.slice(0, done);
        last.push(change);
        return;
      }
      steps = [...steps.slice(0, done), [change]];
      done += 1;
      joinable = joins;
    },
    /** The newest step came back to where it began. */
    drop() {
      done -= 1;
      steps = steps.slice(0, done);
      joinable = null;
    },
    undo() {
      done -= 1;
      joinable = null;
    },
    redo() {
      done += 1;
      joinable = null;
    },
  };
}

function randomEdit(document: GraphDocument, fixes: readonly Change[], random: Random): Change {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[random.integer(items.length)];
  const node = pick(document.nodes);
  const roll = random.uniform();
  if (document.nodes.length > mostNodes && node) return { kind: 'take-out', nodes: [node.id] };
  const fix = roll < 0.15 ? pick(fixes) : undefined;
  if (fix) return fix;
  if (roll < 0.25 && node) {
    return { kind: 'place', nodes: [{ type: 'dense' }, { type: 'dropout' }], where: { at: 'behind', node: node.id } };
  }
  if (roll < 0.3) return { kind: 'set-training', training: { epochs: 1 + random.integer(3) } };
  return randomChanges(document, random.integer(2 ** 31));
}

test(`${edits} random edits, undone and redone at random, are what a replay from scratch gives, seed ${seed}`, () => {
  const first = findTemplate('first-mlp')?.make();
  if (!first) throw new Error('no template');
  const trainer = makeStubTrainer();
  const app = makeTestStore(deepFreeze(first), { trainer });
  app.getState().train();
  const { id: run } = app.getState().run;
  if (run === null) throw new Error('no run');
  const snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  trainer.tell({ kind: 'opened', run, engine, stepsPerEpoch: 10, totalSteps: 100, snapshot });

  const random = makeRandom(seed);
  const replay = makeReplay(first);
  let deepest = 0;
  const compare = (): void => {
    const { document, analysis } = app.getState();
    expect(document).toEqual(replay.document());
    expect(analysis).toEqual(analyze(document));
  };
  const travel = (way: 'undo' | 'redo'): void => {
    const { past, future, run: trained } = app.getState();
    const can = way === 'undo' ? past.length > 0 : future.length > 0;
    // What fell off the end of the history cannot be undone; all else can.
    if (way === 'redo') expect(can).toBe(replay.canRedo());
    if (way === 'undo' && replay.canUndo()) expect(can || deepest > depth).toBe(true);
    app.getState()[way]();
    if (can) replay[way]();
    expect(app.getState().past.length - past.length).toBe(can ? (way === 'undo' ? -1 : 1) : 0);
    expect(app.getState().run).toBe(trained);
  };
  const edit = (change: Change, joins: string | null): void => {
    const before = app.getState().document;
    const changed = applyChange(before, deepFreeze(change));
    const { past } = app.getState();
    expect(app.getState().edit(change, joins ?? 'edit', joins === null ? 'step' : 'join')).toBe(changed.ok);
    if (!changed.ok) return;
    const after = app.getState();
    replay.edit(change, before, changed.value, joins);
    if (joins !== null && after.past.length < past.length) {
      expect(isEqual(changed.value, past.at(-1)?.document)).toBe(true);
      replay.drop();
    }
    deepest = Math.max(deepest, after.past.length);
    deepFreeze(after.document);
  };
  /** Several edits of one field, as typing makes them. */
  const type = (): void => {
    const { document } = app.getState();
    const layer = document.nodes.find(({ type }) => type === 'dense');
    if (!layer) return;
    const title = `set units of ${layer.id}, was ${String(layer.params.units)}, at ${random.integer(2 ** 31)}`;
    for (let key = random.integer(4); key >= 0; key--) {
      edit({ kind: 'set-params', node: layer.id, params: { units: 1 + random.integer(4) } }, title);
    }
  };

  for (let made = 0; made < edits; made++) {
    const fixes = app.getState().analysis.problems.flatMap((problem) => problem.fixes.map((fix) => fix.change));
    const roll = random.uniform();
    if (roll < 0.08) type();
    else edit(randomEdit(app.getState().document, fixes, random), null);
    // Now and then many in a row, so that the history is walked far back and forth.
    const steps = random.uniform() < 0.003 ? depth + random.integer(200) : random.integer(3);
    const way = random.uniform() < 0.7 ? 'undo' : 'redo';
    if (random.uniform() < 0.3) for (let step = 0; step < steps; step++) travel(way);
    if (made % 500 === 0) compare();
    if (made % 100 === 0) {
      trainer.tell({
        kind: 'steps',
        run,
        from: made,
        loss: Float32Array.of(1),
        accuracy: Float32Array.of(1),
        samplesPerSecond: 1,
        learningRate: 0.1,
      });
    }
  }
  compare();
  expect(deepest).toBeGreaterThanOrEqual(depth);
  expect(app.getState().run.id).toBe(run);
}, 300_000);

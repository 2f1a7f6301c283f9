import { describe, expect, test } from 'vitest';
import { analyze } from '../../graph/analyze';
import type { GraphDocument } from '../../graph/document';
import { findTemplate } from '../../templates/registry';
import { drawGraph } from '../../testing/sketch';
import { hiddenBlocks, withBudget, withDepth } from './hidden-blocks';
import { mostSweepRuns, parseSweepNumbers, planSweep } from './plan-sweep';
import { type SweepSetting, type SweepValue, sweepSettings } from './sweep-settings';

function template(id: string): GraphDocument {
  const made = findTemplate(id)?.make();
  if (!made) throw new Error(`no template ${id}`);
  return made;
}
const mlp = template('fashion-mlp');
const two = template('two-hidden-layers');

function setting(document: GraphDocument, id: string): SweepSetting {
  const found = sweepSettings(document).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no setting ${id}`);
  return found;
}

function axis(document: GraphDocument, id: string, ...values: readonly SweepValue[]) {
  return { setting: setting(document, id), values };
}

function value<Value>(result: { ok: true; value: Value } | { ok: false; error: string }): Value {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const types = (document: GraphDocument): string => document.nodes.map(({ type }) => type).join(' ');

describe('the runs of a sweep', () => {
  test('are all points with all seeds, and leave the document as it is', () => {
    const before = JSON.stringify(mlp);
    const axes = [axis(mlp, 'training.learningRate', 0.1, 0.5), axis(mlp, 'node.dense-1.units', 64, 128)];
    const variants = value(planSweep(mlp, { axes, seeds: 2 }));
    expect(variants.map(({ settings }) => settings.map((swept) => swept.value).join(' '))).toEqual([
      ...['0.1 64 1', '0.1 64 2', '0.1 128 1', '0.1 128 2', '0.5 64 1', '0.5 64 2', '0.5 128 1', '0.5 128 2'],
    ]);
    const last = variants.at(-1);
    expect(last?.settings.map(({ title }) => title)).toEqual(['learning rate', 'Dense 1 units', 'seed']);
    expect(last?.plan.training.learningRate).toBe(0.5);
    expect(last?.plan.seed).toBe(2);
    // 784 · 128 + 128 + 128 · 10 + 10
    expect(last?.plan.parameters).toBe(101_770);
    expect(JSON.stringify(mlp)).toBe(before);
  });

  test('with one seed keep the document’s own and do not name it', () => {
    const [one] = value(planSweep(mlp, { axes: [axis(mlp, 'training.optimizer', 'adam')], seeds: 1 }));
    expect(one?.settings).toEqual([{ title: 'optimizer', value: 'adam' }]);
    expect(one?.document.seed).toBe(mlp.seed);
  });

  test('are refused with the first that cannot be trained, or when they are too many', () => {
    expect(planSweep(mlp, { axes: [axis(mlp, 'node.dense-2.units', 10, 7)], seeds: 1 })).toMatchObject({ ok: false });
    const many = Array.from({ length: mostSweepRuns + 1 }, (_, index) => index + 1);
    expect(planSweep(mlp, { axes: [axis(mlp, 'training.batch', ...many)], seeds: 1 })).toEqual({
      ok: false,
      error: 'These are 201 runs; a sweep has at most 200.',
    });
    expect(planSweep(mlp, { axes: [axis(mlp, 'training.batch')], seeds: 1 })).toMatchObject({ ok: false });
  });
});

describe('hidden layers', () => {
  test('are the Dense layers before the head, with what follows them', () => {
    expect(hiddenBlocks(two).map(({ dense, after }) => [dense.id, after.map(({ type }) => type).join()])).toEqual([
      ['dense-1', 'activation'],
      ['dense-2', 'activation'],
    ]);
  });

  test('become more and fewer, and the network can still be trained', () => {
    for (const depth of [1, 2, 4]) {
      const made = value(withDepth(two, depth));
      expect(types(made).match(/dense/g)).toHaveLength(depth + 1);
      expect(types(made).match(/activation/g)).toHaveLength(depth);
      expect(analyze(made).valid).not.toBeNull();
    }
  });

  test('take the width that a budget of parameters leaves, and not one unit more', () => {
    for (const depth of [1, 3]) {
      const deep = value(withDepth(mlp, depth));
      const made = value(withBudget(deep, 60_000));
      const units = Number(hiddenBlocks(made)[0]?.dense.params.units);
      // Counted by hand: the first layer, the ones between, the head.
      const count = (width: number): number => 785 * width + (depth - 1) * (width + 1) * width + 10 * (width + 1);
      expect(analyze(made).totals.parameters).toBe(count(units));
      expect(count(units)).toBeLessThanOrEqual(60_000);
      expect(count(units + 1)).toBeGreaterThan(60_000);
    }
    expect(withBudget(mlp, 100)).toMatchObject({ ok: false });
  });

  test('with a depth and a budget in one sweep every run keeps the budget', () => {
    const axes = [axis(mlp, 'budget', 30_000), axis(mlp, 'depth', 1, 2, 3)];
    const variants = value(planSweep(mlp, { axes, seeds: 1 }));
    for (const { plan } of variants) {
      expect(plan.parameters).toBeLessThanOrEqual(30_000);
      expect(plan.parameters).toBeGreaterThan(28_000);
    }
  });

  test('there are none in a network that branches before its head', () => {
    const nodes = { i: 'input', a: ['dense', {}], b: ['dense', {}], c: 'concatenate', d: ['dense', {}] } as const;
    const branched = drawGraph({ nodes, wires: ['i a', 'i b', 'a c', 'b c 1', 'c d'], data: 'iris' });
    expect(hiddenBlocks(branched)).toEqual([]);
    expect(sweepSettings(branched).map(({ id }) => id)).not.toContain('depth');
  });
});

test('every proposal of every setting can be planned, or is refused with a sentence', () => {
  for (const document of [mlp, two, template('spirals'), template('fashion-cnn')]) {
    for (const { id, suggested } of sweepSettings(document)) {
      const planned = planSweep(document, { axes: [axis(document, id, ...suggested)], seeds: 1 });
      if (planned.ok) expect(planned.value).toHaveLength(suggested.length);
      else expect(planned.error).toMatch(/: .+\.$/);
      expect(suggested.length, id).toBeGreaterThan(0);
    }
  }
});

test.each([
  ['0.01, 0.03  1e-1;0.3', [0.01, 0.03, 0.1, 0.3]],
  ['3 3 3', [3]],
])('"%s" is numbers', (text, values) => {
  expect(parseSweepNumbers(text, { kind: 'number', min: 0, max: 10, whole: false })).toEqual({
    ok: true,
    value: values,
  });
});

test.each([
  ['', 'Give one or more numbers'],
  ['1, two', '“two” is no number'],
  ['11', 'outside of 1 to 10'],
  ['1.5', 'no whole number'],
])('"%s" is not', (text, words) => {
  const parsed = parseSweepNumbers(text, { kind: 'number', min: 1, max: 10, whole: true });
  expect(parsed.ok ? '' : parsed.error).toContain(words);
});

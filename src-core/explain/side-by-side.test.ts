import { beforeAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '../graph/document';
import { findTemplate } from '../templates/registry';
import { claimGraph, measured, tryMeasure } from '../testing/claims';
import { madeDataset } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { widthFor } from './depth-or-width';
import { wilsonInterval } from './honest-accuracy';
import { measureClaim } from './measure-claim';
import { rivalOf } from './own-mlp';

beforeAll(() => startBackend('cpu'));

function template(id: string): GraphDocument {
  const found = findTemplate(id)?.make();
  if (!found) throw new Error(id);
  return found;
}

describe('a better feature or a hidden layer', () => {
  test('the distance from 37 °C and the hidden layer both do what T alone cannot', async () => {
    const { entries, holds } = await measured('remedy', template('body-temperature'), null);
    const [raw, better, mlp] = entries.map(({ score }) => score.accuracy ?? 0);
    // At 1.2 degrees from 37 the odds are even, so that the best possible answer to T alone is the more frequent class.
    expect(raw).toBeLessThan(0.65);
    expect(better).toBeGreaterThan(0.85);
    expect(mlp).toBeGreaterThan(0.85);
    expect(entries.map(({ feature }) => feature)).toEqual(['T', '|T − 37|', 'T']);
    expect(holds).toBe(true);
    for (const { score } of entries) {
      expect(score.n).toBe(500);
      expect(score.interval).toEqual(wilsonInterval(Math.round((score.accuracy ?? 0) * score.n), score.n));
    }
  });

  test('other data are refused with what to do', async () => {
    expect(await tryMeasure('remedy', template('first-mlp'), null)).toContain('Choose the data set Body temperature');
  });
});

describe('inverted images', () => {
  test('two networks are trained on both kinds of images; a fall is the difference of their accuracies', async () => {
    const rows = madeDataset([28, 28, 1], 10, 200, 100, 'bytes');
    const { networks, epochs } = await measured('inverted-images', template('fashion-mlp'), null, { epochs: 2 }, rows);
    expect(networks.map(({ name }) => name)).toEqual(['Softmax regression', expect.stringContaining('Your MLP')]);
    expect(networks.map(({ plain }) => plain.parameters)).toEqual([7850, 203_530]);
    expect(epochs).toBe(2);
    for (const { plain, inverted, fall, fallInterval } of networks) {
      expect(fall).toBeCloseTo((plain.accuracy ?? 0) - (inverted.accuracy ?? 0), 12);
      expect(fallInterval[0]).toBeLessThanOrEqual(fall);
      expect(fallInterval[1]).toBeGreaterThanOrEqual(fall);
    }
  });

  test('where the network on the canvas has no hidden layer the MLP of the chapter stands in', async () => {
    const rows = madeDataset([28, 28, 1], 10, 60, 30, 'bytes');
    const { networks } = await measured('inverted-images', template('softmax-regression'), null, { epochs: 1 }, rows);
    expect(networks[1]?.name).toBe('MLP of 256 units');
  });
});

describe('deeper or wider', () => {
  test('no shape has more parameters than its budget, and one unit more would', () => {
    for (const budget of [150, 300, 600]) {
      for (const depth of [1, 2, 3, 4]) {
        const of = (units: number): number => {
          const hidden = Array.from({ length: depth }, () => units);
          const chain = { name: '', dataset: { id: 'curve', options: {} }, training: {}, seed: 1, hidden } as const;
          return claimGraph(rivalOf({ ...chain, units: 1, head: 'linear' })).plan.parameters;
        };
        const width = widthFor(budget, depth);
        expect(of(width)).toBeLessThanOrEqual(budget);
        expect(of(width + 1)).toBeGreaterThan(budget);
      }
    }
  });
});

test('a claim that is given up frees what it held', async () => {
  const rows = madeDataset([28, 28, 1], 10, 60, 30, 'bytes');
  const before = tfjs.memory().numTensors;
  let turns = 0;
  const host = {
    tfjs,
    dataset: () => Promise.resolve({ ok: true as const, value: rows }),
    progress: () => undefined,
    openEngine: () => Promise.reject(new Error('Nothing is trained here.')),
    yieldControl: () => (++turns > 2 ? Promise.reject(new Error('Cancelled.')) : Promise.resolve()),
  };
  const request = { claim: 'line-probe', options: {}, document: template('fashion-cnn'), weights: null };
  await expect(measureClaim(host, request)).rejects.toThrow('Cancelled.');
  expect(tfjs.memory().numTensors).toBe(before);
});

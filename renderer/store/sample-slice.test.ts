import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { findTemplate } from '../../src-core/templates/registry';
import { mixedRows } from '../../src-core/training/batches';
import { makeTestStore } from '../testing/make-test-store';
import { sampleOfNow } from './make-sample-slice';
import type { AppState } from './state';

let app: StoreApi<AppState>;

beforeEach(() => {
  const first = findTemplate('fashion-mlp')?.make();
  if (first === undefined) throw new Error('no template');
  app = makeTestStore(first);
});

const rowOfNow = (): number | null => {
  const sample = sampleOfNow(app.getState())?.sample;
  return sample?.kind === 'row' ? sample.row : null;
};

test('where nobody chose a row it is that of the probe, so that the head and the first picture agree', () => {
  expect(rowOfNow()).toBe(mixedRows(10_000, 1)[0]);
});

test('steps walk the test set and stay at its ends', () => {
  const { pinSample, stepSample } = app.getState();
  pinSample({ kind: 'row', split: 'test', row: 1 });
  stepSample(-1);
  expect(rowOfNow()).toBe(0);
  stepSample(-1);
  expect(rowOfNow()).toBe(0);
  pinSample({ kind: 'row', split: 'test', row: 9999 });
  stepSample(1);
  expect(rowOfNow()).toBe(9999);
});

test('a row of a cell is left for the next of the same cell', () => {
  const { pinSample, stepSample } = app.getState();
  const walk = { title: 'Shirt taken for Coat', rows: [7, 300, 12] };
  pinSample({ kind: 'row', split: 'test', row: 7 }, { walk });
  stepSample(1);
  expect(rowOfNow()).toBe(300);
  stepSample(1);
  stepSample(1);
  expect(rowOfNow()).toBe(12);
  expect(app.getState().pinned?.walk).toEqual(walk);
});

test('a row of other data is forgotten, not looked up in these', () => {
  const { pinSample, edit } = app.getState();
  pinSample({ kind: 'row', split: 'test', row: 5000 });
  edit({ kind: 'set-dataset', dataset: { id: 'iris', options: {} } }, 'use Iris');
  const row = rowOfNow();
  expect(row).not.toBeNull();
  expect(row).toBeLessThan(60);
});

import { beforeEach, expect, test, vi } from 'vitest';
import type { Dataset } from '../../src-core/datasets/define-dataset';
import { loadDataset } from '../../src-core/datasets/load-dataset';
import { xor } from '../../src-core/datasets/xor';
import type { DatasetRef } from '../../src-core/graph/document';
import { ok } from '../../src-core/result';

vi.mock('../../src-core/datasets/load-dataset');
vi.stubGlobal('self', { location: { href: 'https://layerloom.test/assets/worker.js' } });
const { datasetOf } = await import('./datasets');

const load = vi.mocked(loadDataset);
const dataset: Dataset = {
  info: xor.info(xor.defaults),
  train: { count: 0, features: new Float32Array(), labels: new Uint8Array() },
  test: { count: 0, features: new Float32Array(), labels: new Uint8Array() },
};
const withNoise = (noise: number): DatasetRef => ({ id: 'xor', options: { noise } });

beforeEach(() => {
  load.mockReset();
  load.mockImplementation(() => Promise.resolve(ok(dataset)));
});

test('a slider that makes data set after data set leaves only the last few in memory', async () => {
  const values = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
  for (const noise of values) await datasetOf(withNoise(noise));
  await datasetOf(withNoise(0.6));
  expect(load).toHaveBeenCalledTimes(6);
  await datasetOf(withNoise(0.1));
  expect(load).toHaveBeenCalledTimes(7);
});

test('data that could not be made are a sentence, and are tried again', async () => {
  load.mockRejectedValueOnce(new Error('Array buffer allocation failed'));
  const failed = await datasetOf(withNoise(0.7));
  expect(failed).toEqual({ ok: false, error: 'The data could not be made (Array buffer allocation failed).' });
  expect(await datasetOf(withNoise(0.7))).toMatchObject({ ok: true });
});

test('data that could not be read are tried again', async () => {
  load.mockResolvedValueOnce({ ok: false, error: 'status 503' });
  expect(await datasetOf(withNoise(0.8))).toEqual({ ok: false, error: 'status 503' });
  expect(await datasetOf(withNoise(0.8))).toMatchObject({ ok: true });
});

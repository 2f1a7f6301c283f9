import type { Dataset } from '../../src-core/datasets/define-dataset';
import { loadDataset } from '../../src-core/datasets/load-dataset';
import type { DatasetRef } from '../../src-core/graph/document';
import type { Result } from '../../src-core/result';

/** Files of the data sets lie beside the page; in the build the worker lies in `assets/`, one folder below. */
const folder = new URL('../datasets/', self.location.href);

const loaded = new Map<string, Promise<Result<Dataset, string>>>();

/** The rows of a data set; read once and kept, since every run and the preview want the same. */
export function datasetOf(ref: DatasetRef): Promise<Result<Dataset, string>> {
  const key = JSON.stringify([ref.id, Object.entries(ref.options).sort()]);
  const known = loaded.get(key) ?? loadDataset(ref, readPacked);
  loaded.set(key, known);
  // What failed may work the next time.
  void known.then(({ ok }) => {
    if (!ok) loaded.delete(key);
  });
  return known;
}

async function readPacked(file: string): Promise<Uint8Array> {
  const response = await fetch(new URL(file, folder));
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

import type { Dataset } from '../../src-core/datasets/define-dataset';
import { loadDataset } from '../../src-core/datasets/load-dataset';
import type { DatasetRef } from '../../src-core/graph/document';
import { keepRecent } from '../../src-core/recent';
import { fail, type Result } from '../../src-core/result';

/** Files of the data sets lie beside the page; in the build the worker lies in `assets/`, one folder below. */
const folder = new URL('../datasets/', self.location.href);

/** Somebody who moves a slider of a data set's noise makes many; Fashion-MNIST alone takes 55 MB. */
const keptSets = 4;
const recent = keepRecent<Result<Dataset, string>>(keptSets, ({ ok }) => ok);

/** The rows of a data set or a sentence why not; the last few are kept, since every run and the preview want the same. */
export function datasetOf(ref: DatasetRef): Promise<Result<Dataset, string>> {
  const key = JSON.stringify([ref.id, Object.entries(ref.options).sort()]);
  return recent(key, () => loadDataset(ref, readPacked).catch(couldNotBeMade));
}

function couldNotBeMade(error: unknown): Result<Dataset, string> {
  return fail(`The data could not be made (${error instanceof Error ? error.message : String(error)}).`);
}

async function readPacked(file: string): Promise<Uint8Array> {
  const response = await fetch(new URL(file, folder));
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

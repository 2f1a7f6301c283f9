import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../src-core/datasets/define-dataset';
import { loadDataset } from '../src-core/datasets/load-dataset';
import type { DatasetRef } from '../src-core/graph/document';
import { type CommandIo, wrongInput } from './io';

/** Loads a data set; image sets are packed first where that was not done. */
export async function readDataset(ref: DatasetRef, io: CommandIo): Promise<Dataset> {
  const loaded = await loadDataset(ref, async (file) => {
    const { packDatasets, packedFolder } = await import('../assets/datasets/pack');
    packDatasets((line) => io.stderr(`${line}\n`), file);
    return new Uint8Array(await readFile(join(packedFolder, file)));
  });
  if (!loaded.ok) throw wrongInput(loaded.error);
  return loaded.value;
}

import type { DatasetRef } from '../graph/document';
import { fail, ok, type Result } from '../result';
import type { Dataset } from './define-dataset';
import { parsePacked } from './packed';
import { findDataset } from './registry';

/**
 * Reads a file of packed data by its name, such as `mnist.bin`; rejects when it cannot. Every host has its own. The
 * bytes are the data set's from then on: it may change them.
 */
export type ReadPacked = (file: string) => Promise<Uint8Array>;

/** Makes or reads a data set. Fails with a sentence: unknown id, options out of range, file missing or broken. */
export async function loadDataset(ref: DatasetRef, readPacked: ReadPacked): Promise<Result<Dataset, string>> {
  const definition = findDataset(ref.id);
  if (!definition) return fail(`There is no data set "${ref.id}".`);
  const options = definition.options.safeParse({ ...definition.defaults, ...ref.options });
  if (!options.success) {
    const issue = options.error.issues[0];
    return fail(`${definition.title}: option "${issue?.path.join('.') ?? ''}" is wrong. ${issue?.message ?? ''}`);
  }
  if (definition.source.kind === 'made') return ok(definition.source.make(options.data));

  const { file } = definition.source;
  let bytes: Uint8Array;
  try {
    bytes = await readPacked(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(`${definition.title}: the data in ${file} could not be read (${reason}).`);
  }
  const parsed = parsePacked(bytes, definition.info(options.data));
  if (!parsed.ok) return fail(`${definition.title}: ${parsed.error}`);
  definition.source.alter?.(parsed.value, options.data);
  return parsed;
}

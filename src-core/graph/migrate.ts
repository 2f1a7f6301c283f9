import { fail, ok, type Result } from '../result';

/** Takes the raw document of one version to the next. May throw on what it does not understand. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

export const currentVersion = 1;

/** By the version that they start from. There is only one version yet. */
const migrations: ReadonlyMap<number, Migration> = new Map();

/** Brings a raw document to the current version, one step at a time; fails with the version that stood in the way. */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  from: number,
  to = currentVersion,
  steps = migrations,
): Result<Readonly<Record<string, unknown>>, { readonly version: number }> {
  let current = document;
  for (let version = from; version < to; version++) {
    const step = steps.get(version);
    if (!step) return fail({ version });
    try {
      current = { ...step(current), version: version + 1 };
    } catch {
      return fail({ version });
    }
  }
  return ok(current);
}

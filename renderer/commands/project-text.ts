import type { GraphDocument } from '../../src-core/graph/document';
import { limits } from '../../src-core/graph/document-schema';
import { serializeDocument } from '../../src-core/graph/serialize';
import { storeWeights } from '../../src-core/model/stored-weights';
import { storeRun } from '../../src-core/runs/stored-run';
import type { AppState } from '../store/state';

export interface ProjectText {
  readonly text: string;
  /** Characters that the text would have with the trained weights, where they had to stay out; else `null`. */
  readonly tooLarge: number | null;
}

/**
 * The project as a file holds it. What would be refused on opening is not written: better a file without weights than
 * one that stays shut.
 */
export function projectText(state: AppState): ProjectText {
  const whole = serializeDocument(documentToSave(state));
  if (whole.length <= limits.characters) return { text: whole, tooLarge: null };
  return { text: serializeDocument(withRuns(state)), tooLarge: whole.length };
}

/** The document with the weights of the run on the screen, where they belong to it, and the kept runs. */
function documentToSave(state: AppState): GraphDocument {
  const kept = state.weightsToSave();
  const document = withRuns(state);
  return kept === null ? document : { ...document, weights: storeWeights(kept.weights, kept.epochs) };
}

function withRuns({ document, runs }: AppState): GraphDocument {
  return runs.length === 0 ? document : { ...document, runs: runs.map(storeRun) };
}

import { parseDocument } from '../../src-core/graph/parse';
import { readStoredWeights } from '../../src-core/model/stored-weights';

/** The weights in the text of a saved project, in the order of its layers. */
export function savedWeights(text: string): readonly Float32Array[] {
  const parsed = parseDocument(text);
  if (!parsed.ok || parsed.value.weights === undefined) throw new Error('the saved file has no weights');
  const weights = readStoredWeights(parsed.value.weights);
  if (!weights.ok) throw new Error(weights.error);
  return weights.value.map(({ values }) => values);
}

import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import type { DatasetRef, GraphDocument } from '../../src-core/graph/document';
import type { Problem } from '../../src-core/graph/problems';

/** The errors that the network would have with these data, and does not have now. */
export function newErrors(document: GraphDocument, dataset: DatasetRef): readonly Problem[] {
  const changed = applyChange(document, { kind: 'set-dataset', dataset });
  if (!changed.ok) return [];
  const now = new Set(errorsOf(document).map(({ code, message }) => code + message));
  return errorsOf(changed.value).filter(({ code, message }) => !now.has(code + message));
}

const errorsOf = (document: GraphDocument): readonly Problem[] =>
  analyze(document).problems.filter(({ severity }) => severity === 'error');

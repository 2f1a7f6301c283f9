import type { Analysis, ValidGraph } from '../src-core/graph/analysis';
import { analyze } from '../src-core/graph/analyze';
import type { GraphDocument } from '../src-core/graph/document';
import { describeParseFailure, parseDocument } from '../src-core/graph/parse';
import { arrangeWeights } from '../src-core/model/arrange-weights';
import { initialWeights } from '../src-core/model/initial-weights';
import { readStoredWeights } from '../src-core/model/stored-weights';
import type { ModelWeights } from '../src-core/model/weights';
import { makePlan } from '../src-core/plan/make-plan';
import type { TrainPlan } from '../src-core/plan/plan';
import { plainText } from '../src-core/rich-text';
import { readText } from './files';
import { type CommandIo, wrongInput } from './io';

export async function readProject(path: string): Promise<GraphDocument> {
  const parsed = parseDocument(await readText(path));
  if (!parsed.ok) throw wrongInput(`${path}: ${describeParseFailure(parsed.error)}`);
  return parsed.value;
}

export interface CheckedProject {
  readonly analysis: Analysis;
  readonly valid: ValidGraph;
  readonly plan: TrainPlan;
}

/** The plan of a document that trains; otherwise a fault with its errors. */
export function checkProject(document: GraphDocument): CheckedProject {
  const analysis = analyze(document);
  if (analysis.valid) return { analysis, valid: analysis.valid, plan: makePlan(analysis.valid) };
  const errors = analysis.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => plainText(message));
  throw wrongInput(`The network cannot be used as it is drawn.\n  ${errors.join('\n  ')}`);
}

/** The trained weights of a file; without any, the first weights of the run, with a note. */
export function weightsOf(document: GraphDocument, plan: TrainPlan, io: CommandIo): ModelWeights {
  if (!document.weights) {
    io.stderr(
      'This file holds no trained weights: the first weights are used. "layerloom train FILE -o FILE" trains.\n',
    );
    return initialWeights(plan);
  }
  const weights = readStoredWeights(document.weights);
  if (!weights.ok) throw wrongInput(weights.error);
  const arranged = arrangeWeights(plan, weights.value);
  if (!arranged.ok) throw wrongInput(arranged.error);
  return arranged.value;
}

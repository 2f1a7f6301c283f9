import { analyze } from '../graph/analyze';
import type { GraphDocument } from '../graph/document';
import { arrangeWeights } from '../model/arrange-weights';
import { initialWeights } from '../model/initial-weights';
import type { ModelWeights } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import { makePlan } from '../plan/make-plan';
import { makeRandom } from '../random';
import { fail, type Result } from '../result';
import type { Tfjs } from '../tfjs';
import { findClaim, type Measured } from './registry';
import type { TrainingHost } from './train-network';

/** What the thread lends in which claims are measured. */
export interface ClaimHost extends TrainingHost {
  readonly tfjs: Tfjs;
  progress(what: string, fraction: number | null): void;
}

export interface ClaimRequest {
  readonly claim: string;
  readonly options: ParamRecord;
  readonly document: GraphDocument;
  /** `null`: the first weights. */
  readonly weights: ModelWeights | null;
}

/** Measures a claim on a network. The error is a sentence: no such claim, a faulty network, or why it does not apply. */
export async function measureClaim(host: ClaimHost, request: ClaimRequest): Promise<Result<Measured, string>> {
  const { weights: _, ...document } = request.document;
  const claim = findClaim(request.claim);
  if (!claim) return fail(`There is no claim "${request.claim}".`);
  const analysis = analyze(document);
  if (!analysis.valid) return fail('The network has errors: mend those first.');
  const plan = makePlan(analysis.valid);
  const weights = arrangeWeights(plan, request.weights ?? initialWeights(plan));
  if (!weights.ok) return weights;
  return claim.measure(
    {
      document,
      analysis,
      plan,
      tfjs: host.tfjs,
      weights: weights.value,
      training: host,
      dataset: () => host.dataset(plan.dataset),
      random: makeRandom(plan.seed).fork('explain').fork(claim.id),
      yieldControl: () => host.yieldControl(),
      progress: (what, fraction) => host.progress(what, fraction),
    },
    request.options,
  );
}

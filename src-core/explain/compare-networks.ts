import { analyze } from '../graph/analyze';
import { applyChange } from '../graph/apply-change';
import { arrangeWeights } from '../model/arrange-weights';
import type { ModelWeights } from '../model/weights';
import { makePlan } from '../plan/make-plan';
import type { TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import { mixedRows } from '../training/batches';
import type { ClaimContext, Rewrite } from './define-claim';
import { outputsOf } from './forward';
import { count } from './words';

/** How far two networks are apart, measured on real data. */
export interface Comparison {
  /** Test rows. */
  readonly n: number;
  /** "images", "points", "rows". */
  readonly unit: string;
  /** Largest absolute difference of any number that was compared. */
  readonly largestDifference: number;
  /** Largest absolute number before: what the difference is to be held against. */
  readonly largest: number;
}

/** The network after a rewrite: its plan, and the rewrite's weights in the plan's order. */
function networkAfter(
  { document, analysis }: ClaimContext,
  { change, weights }: Rewrite,
): Result<{ readonly plan: TrainPlan; readonly weights: ModelWeights }, string> {
  const changed = applyChange(document, change);
  if (!changed.ok) return changed;
  const { valid, problems } = analyze(changed.value, analysis);
  if (!valid) return fail(problems[0]?.message ?? 'The network would have errors.');
  const plan = makePlan(valid);
  const arranged = arrangeWeights(plan, weights);
  return arranged.ok ? ok({ plan, weights: arranged.value }) : arranged;
}

/**
 * Runs test rows through the network as it is drawn and as a rewrite leaves it.
 * @param what of each row is compared: the logits, or the output of the last node
 */
export async function compareNetworks(
  context: ClaimContext,
  rewrite: Rewrite,
  what: 'logits' | 'output',
  mostRows: number,
): Promise<Result<Comparison, string>> {
  const { tfjs, plan, weights, yieldControl, progress } = context;
  const after = networkAfter(context, rewrite);
  if (!after.ok) return after;
  const dataset = await context.dataset();
  if (!dataset.ok) return dataset;
  const { info, test } = dataset.value;
  const rows = mixedRows(test.count, mostRows);
  const run = (of: { readonly plan: TrainPlan; readonly weights: ModelWeights }, begin: number) => {
    const done = (share: number): void =>
      progress(`${count(rows.length)} test ${info.unit}, before and after`, begin + share / 2);
    return outputsOf(tfjs, { ...of, info, split: test, rows, operation: of.plan[what], done }, yieldControl);
  };
  const before = await run({ plan, weights }, 0);
  const then = await run(after.value, 0.5);
  let largestDifference = 0;
  let largest = 0;
  before.forEach((value, index) => {
    largestDifference = Math.max(largestDifference, Math.abs(value - (then[index] ?? Number.NaN)));
    largest = Math.max(largest, Math.abs(value));
  });
  return ok({ n: rows.length, unit: info.unit, largestDifference, largest });
}

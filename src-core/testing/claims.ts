import type { Dataset } from '../datasets/define-dataset';
import { loadDataset } from '../datasets/load-dataset';
import type { StepEngine } from '../engine/step-engine';
import type { ClaimGraph } from '../explain/define-claim';
import { measureClaim } from '../explain/measure-claim';
import type { ClaimId, Measured, MeasuredBy } from '../explain/registry';
import { analyze } from '../graph/analyze';
import type { GraphDocument } from '../graph/document';
import { initialWeights } from '../model/initial-weights';
import type { ModelWeights } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import { elementsOf } from '../nodes/shape-rules';
import { makePlan } from '../plan/make-plan';
import type { TrainPlan } from '../plan/plan';
import type { Random } from '../random';
import { ok } from '../result';
import { makeNetwork } from '../training/network';
import { makeTfjsEngine } from '../training/tfjs-engine';
import { tfjs } from './tfjs-node';

export function claimGraph(document: GraphDocument): ClaimGraph {
  const analysis = analyze(document);
  if (!analysis.valid) throw new Error(analysis.problems.map(({ message }) => message).join('\n'));
  return { document, analysis, plan: makePlan(analysis.valid) };
}

/** Weights that look trained: every number normal, variances positive. */
export function drawnWeights(plan: TrainPlan, random: Random): ModelWeights {
  return plan.operations.flatMap(({ node, weights }) =>
    weights.map(({ name, shape }) => {
      const [inputs = 1] = shape;
      const spread = shape.length > 1 ? 1 / Math.sqrt(inputs) : 0.5;
      const draw = (): number => (name.includes('variance') ? 0.2 + random.uniform() : spread * random.normal());
      return { node, name, shape, values: Float32Array.from({ length: elementsOf(shape) }, draw) };
    }),
  );
}

/** Measures on the document's own data set, or on a given one; throws where the claim refuses. */
export async function measured<Id extends ClaimId>(
  claim: Id,
  document: GraphDocument,
  weights: ModelWeights | null,
  options: ParamRecord = {},
  dataset?: Dataset,
): Promise<MeasuredBy<Id>> {
  const result = await tryMeasure(claim, document, weights, options, dataset);
  if (typeof result === 'string') throw new Error(result);
  if (!isOf(result, claim)) throw new Error(`${claim} measured ${result.claim}`);
  return result;
}

/** The measurement, or the sentence why not. */
export async function tryMeasure(
  claim: ClaimId,
  document: GraphDocument,
  weights: ModelWeights | null,
  options: ParamRecord = {},
  dataset?: Dataset,
): Promise<Measured | string> {
  const host = {
    tfjs,
    dataset: async (ref: GraphDocument['dataset']) =>
      dataset ? ok(dataset) : loadDataset(ref, () => Promise.reject(new Error('Tests take made data.'))),
    yieldControl: () => Promise.resolve(),
    progress: () => undefined,
    openEngine: (plan: TrainPlan, rows: Dataset) => Promise.resolve(tfjsEngine(plan, rows)),
  };
  const result = await measureClaim(host, { claim, options, document, weights });
  return result.ok ? result.value : result.error;
}

function tfjsEngine(plan: TrainPlan, dataset: Dataset): StepEngine {
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const engine = makeTfjsEngine(network, dataset);
  return {
    ...engine,
    dispose() {
      engine.dispose();
      network.dispose();
    },
  };
}

function isOf<Id extends ClaimId>(measurement: Measured, claim: Id): measurement is MeasuredBy<Id> {
  return measurement.claim === claim;
}

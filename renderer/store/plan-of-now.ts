import type { Analysis } from '../../src-core/graph/analysis';
import { makePlan } from '../../src-core/plan/make-plan';
import type { TrainPlan } from '../../src-core/plan/plan';

let newest: { readonly analysis: Analysis; readonly plan: TrainPlan | null } | null = null;

/** The plan of the graph as it is drawn; `null` while it has errors. Made once for each analysis. */
export function planOf(analysis: Analysis): TrainPlan | null {
  if (newest?.analysis !== analysis) {
    newest = { analysis, plan: analysis.valid === null ? null : makePlan(analysis.valid) };
  }
  return newest.plan;
}

/** Whether weights of one plan fit the other and a paused run may go on: names and learning rate do not matter. */
export function isSameRun(one: TrainPlan, other: TrainPlan): boolean {
  return one === other || essence(one) === essence(other);
}

/** Whether trained weights of one plan are those of the other's network, whatever the settings. */
export function hasSameWeights(one: TrainPlan, other: TrainPlan): boolean {
  return one === other || networkKey(one) === networkKey(other);
}

/** Whether numbers measured on one plan say something of the other: the same layers, loss and data. */
export function isSameNetwork(one: TrainPlan, other: TrainPlan): boolean {
  return one === other || networkEssence(one) === networkEssence(other);
}

function networkEssence(plan: TrainPlan): string {
  return JSON.stringify([networkKey(plan), plan.head, plan.loss, plan.dataset]);
}

function essence(plan: TrainPlan): string {
  const { learningRate: _rate, ...training } = plan.training;
  return JSON.stringify([networkEssence(plan), training, plan.seed]);
}

/** The layers and their weights as text, without the names that users give and without penalties, which are settings. */
export function networkKey(plan: TrainPlan): string {
  return JSON.stringify(
    plan.operations.map(({ title: _title, name: _name, weights, ...operation }) => ({
      ...operation,
      weights: weights.map(({ l1: _l1, l2: _l2, ...spec }) => spec),
    })),
  );
}

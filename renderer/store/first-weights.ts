import type { NodeId } from '../../src-core/ids';
import { initialWeights } from '../../src-core/model/initial-weights';
import type { ModelWeights, WeightValues } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import { usePainted } from '../ui/use-painted';
import { useApp } from './create-store';
import { hasSameWeights, networkKey, planOf } from './plan-of-now';
import { shownSnapshot } from './selectors';

type WeightsByNode = ReadonlyMap<NodeId, readonly WeightValues[]>;

const none: WeightsByNode = new Map();

/** What is shown instead in the window's first picture, which does without. */
export const weightsToCome: WeightsByNode = new Map();

/** Above this many numbers the first weights are not made just to be looked at. */
const drawable = 4_000_000;

/**
 * The weights that the cards show: those of the step that somebody travelled to, else the newest of the run, else the
 * seeded ones that training would begin with.
 */
export function useShownWeights(): WeightsByNode {
  const plan = useApp(({ analysis }) => planOf(analysis));
  const runPlan = useApp(({ run }) => run.plan);
  const trained = useApp((state) => shownSnapshot(state)?.weights ?? null);
  const painted = usePainted();
  const fits = plan !== null && runPlan !== null && hasSameWeights(plan, runPlan);
  if (fits && trained !== null) return byNode(trained);
  return painted ? firstWeights(plan) : weightsToCome;
}

/** Made once for each network and seed, not for each card or each move of a card. */
let newestFirst: { readonly key: string; readonly weights: WeightsByNode } | null = null;

function firstWeights(plan: TrainPlan | null): WeightsByNode {
  if (plan === null || plan.parameters > drawable) return none;
  const key = `${plan.seed}:${networkKey(plan)}`;
  if (newestFirst?.key !== key) newestFirst = { key, weights: byNode(initialWeights(plan)) };
  return newestFirst.weights;
}

const grouped = new WeakMap<ModelWeights, WeightsByNode>();

function byNode(weights: ModelWeights): WeightsByNode {
  const known = grouped.get(weights);
  if (known !== undefined) return known;
  const map = new Map<NodeId, WeightValues[]>();
  for (const weight of weights) map.set(weight.node, [...(map.get(weight.node) ?? []), weight]);
  grouped.set(weights, map);
  return map;
}

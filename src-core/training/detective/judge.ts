import type { TrainPlan } from '../../plan/plan';
import type { Culprit, Growth, Judgement, NodeReading, StepReading } from './diagnosis';

/** Less than this from one minibatch to the next is what minibatches differ by anyway. */
const growing = 1.25;
/** Values this many times those of the quiet steps before are an explosion that has begun. */
const far = 4;

/** What the minibatches of the end say, the last of which failed. @param steps oldest first, at least one */
export function judge(plan: TrainPlan, steps: readonly StepReading[]): Judgement {
  const culprit = findCulprit(plan, steps);
  const { from, growth } = findGrowth(steps);
  // The minibatch before the first sick one was still well: so were the weights that it was computed with.
  const wellRow = Math.max(steps[0]?.step ?? from, Math.min(from, culprit.step) - 1);
  const healthyLoss = steps.find(({ step }) => step === wellRow)?.loss ?? null;
  return {
    culprit,
    steps,
    growth,
    healthy: wellRow - 1,
    healthyLoss: healthyLoss !== null && Number.isFinite(healthyLoss) ? healthyLoss : null,
  };
}

/** The first minibatch, and in it the first node in order of flow, that left the range of numbers. */
function findCulprit(plan: TrainPlan, steps: readonly StepReading[]): Culprit {
  for (const [index, { step, nodes, loss }] of steps.entries()) {
    const own = nodes.findIndex(({ weight }) => weight !== null && !Number.isFinite(weight));
    const before = steps[index - 1];
    // Weights that were finite a minibatch ago: its gradients, or the move along them, are to blame.
    if (own >= 0 && before) return fromUpdate(plan, before, nodes[own]);
    const broken = nodes.findIndex((node) => node.broken > 0);
    if (broken >= 0)
      return { where: 'forward', node: nodes[broken]?.node ?? null, step, input: inputOf(plan, nodes, broken) };
    if (!Number.isFinite(loss)) return { where: 'loss', node: null, step, input: null };
  }
  const last = steps.at(-1);
  return last ? fromUpdate(plan, last, undefined) : { where: 'loss', node: null, step: 1, input: null };
}

/** Gradients go from the end of the network to its beginning: of those that are broken the last node's was first. */
function fromUpdate(plan: TrainPlan, { step, nodes }: StepReading, moved: NodeReading | undefined): Culprit {
  const index = nodes.findLastIndex(({ gradient }) => gradient !== null && !Number.isFinite(gradient));
  if (index >= 0)
    return { where: 'backward', node: nodes[index]?.node ?? null, step, input: inputOf(plan, nodes, index) };
  return { where: 'update', node: moved?.node ?? null, step, input: null };
}

function inputOf(plan: TrainPlan, nodes: readonly NodeReading[], index: number): number | null {
  const inputs = plan.operations[index]?.inputs ?? [];
  return inputs.length === 0 ? null : Math.max(...inputs.map((input) => nodes[input]?.largest ?? 0));
}

/** From where on values did not come back to their quiet size, and by how much they grew on the way to the failure. */
function findGrowth(steps: readonly StepReading[]): { readonly from: number; readonly growth: Growth | null } {
  const sizes = steps.map(sizeOf);
  const quiet = Math.min(...sizes);
  let from = Number.isFinite(quiet) ? sizes.findLastIndex((size) => size <= far * quiet) + 1 : 0;
  // The first steps of the growth are still of a quiet size.
  while (from > 1 && isLarger(sizes[from - 1], sizes[from - 2])) from -= 1;
  const factors = sizes
    .map((size, index) => size / (sizes[index - 1] ?? Number.NaN))
    .slice(from)
    .filter(Number.isFinite);
  const step = steps[from]?.step ?? steps.at(-1)?.step ?? 1;
  const growth =
    factors.length === 0 ? null : { from: step, factors: [Math.min(...factors), Math.max(...factors)] as const };
  return { from: step, growth };
}

const isLarger = (size: number | undefined, before: number | undefined): boolean =>
  size !== undefined && before !== undefined && (!Number.isFinite(size) || size > growing * before);

/** Largest value of a minibatch beyond its data; NaN counts as ∞. */
function sizeOf({ nodes }: StepReading): number {
  return nodes.slice(1).reduce((most, { largest }) => Math.max(most, Number.isNaN(largest) ? Infinity : largest), 0);
}

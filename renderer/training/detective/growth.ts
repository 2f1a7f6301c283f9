import type { NodeId } from '../../../src-core/ids';
import type { TrainPlan } from '../../../src-core/plan/plan';
import type { Diagnosis, NodeReading, StepReading } from '../../../src-core/training/detective/diagnosis';
import { largestFloat } from '../../../src-core/training/detective/finding-words';

/** What is drawn of each node, minibatch by minibatch. */
export type Measure = 'outputs' | 'weights' | 'gradients';

/** `first`: there the numbers ended. `inherited`: not finite because something before it was not. */
export type BarLook = 'healthy' | 'growing' | 'first' | 'inherited';

export interface GrowthBar {
  readonly step: number;
  readonly value: number;
  /** On the logarithmic scale from 0.01 to the largest float32, in 0..1. */
  readonly share: number;
  readonly look: BarLook;
}

export interface GrowthRow {
  /** `null` is the loss. */
  readonly node: NodeId | null;
  readonly title: string;
  readonly isFirst: boolean;
  readonly bars: readonly GrowthBar[];
}

/** Smallest value that has a height of its own. */
const smallest = 0.01;
/** So many times its quiet size is growth, not what minibatches differ by. */
const grown = 4;
/** They hand on what they get: a row of theirs would say the same twice. */
const handsOn: ReadonlySet<string> = new Set(['flatten', 'reshape']);

/** A row for each node in order of flow, and one for the loss; only nodes with weights have weights and gradients. */
export function growthRows(plan: TrainPlan, diagnosis: Diagnosis, measure: Measure): readonly GrowthRow[] {
  const { steps, culprit } = diagnosis;
  const rows = plan.operations.flatMap(({ node, type, title, weights }, index): GrowthRow[] => {
    const isShown = measure === 'outputs' ? !handsOn.has(type) : weights.length > 0;
    if (!isShown) return [];
    const values = steps.map((step) => readValue(step.nodes[index], measure));
    return [rowOf({ node, title, isFirst: node === culprit.node }, values, diagnosis, measure)];
  });
  const loss = rowOf(
    { node: null, title: 'Loss', isFirst: culprit.where === 'loss' },
    steps.map((step) => step.loss),
    diagnosis,
    'outputs',
  );
  return [...rows, loss];
}

/** The steps that are written under the bars: the ends, the last healthy one, and about two between. */
export function stepLabels(steps: readonly StepReading[], healthy: number): readonly { step: number; index: number }[] {
  const last = steps.length - 1;
  const marked = steps.findIndex(({ step }) => step === healthy + 1);
  const wanted = [0, marked, last, Math.round(last / 3), Math.round((2 * last) / 3)];
  const apart = Math.max(2, last / 8);
  const chosen: number[] = [];
  for (const index of wanted) {
    if (index >= 0 && chosen.every((other) => Math.abs(other - index) >= apart)) chosen.push(index);
  }
  return chosen.sort((one, other) => one - other).map((index) => ({ index, step: steps[index]?.step ?? 0 }));
}

function readValue(reading: NodeReading | undefined, measure: Measure): number {
  if (reading === undefined) return 0;
  if (measure === 'weights') return reading.weight ?? 0;
  if (measure === 'gradients') return reading.gradient ?? 0;
  // An output that is no number counts even where others are larger.
  return reading.broken > 0 && Number.isFinite(reading.largest) ? Number.NaN : reading.largest;
}

function rowOf(
  row: Omit<GrowthRow, 'bars'>,
  values: readonly number[],
  { steps, growth, culprit }: Diagnosis,
  measure: Measure,
): GrowthRow {
  const from = growth?.from ?? Number.POSITIVE_INFINITY;
  const quiet = values.filter((value, index) => (steps[index]?.step ?? 0) < from && Number.isFinite(value));
  const usual = Math.max(smallest, ...quiet);
  const shownFirst = row.isFirst ? firstBar(values, steps, culprit.step, isMeasured(culprit.where, measure)) : -1;
  const bars = values.map((value, index): GrowthBar => {
    const step = steps[index]?.step ?? 0;
    const isGrowing = step >= from && value > grown * usual;
    const look =
      index === shownFirst ? 'first' : !Number.isFinite(value) ? 'inherited' : isGrowing ? 'growing' : 'healthy';
    return { step, value, share: shareOf(value), look };
  });
  return { ...row, bars };
}

/** Whether what went first is what is drawn. */
const isMeasured = (where: Diagnosis['culprit']['where'], measure: Measure): boolean =>
  where === 'loss' || { forward: 'outputs', backward: 'gradients', update: 'weights' }[where] === measure;

/** The bar at which a node went first: what left the range, or else what it gave in the first minibatch after that. */
function firstBar(values: readonly number[], steps: readonly StepReading[], step: number, measured: boolean): number {
  const broken = values.findIndex((value, index) => (steps[index]?.step ?? 0) >= step && !Number.isFinite(value));
  return broken >= 0 || !measured ? broken : steps.findIndex((reading) => reading.step === step);
}

function shareOf(value: number): number {
  if (!Number.isFinite(value)) return 1;
  const span = Math.log10(largestFloat / smallest);
  const share = Math.log10(Math.max(Math.abs(value), smallest) / smallest) / span;
  return Math.min(1, Math.max(0.04, share));
}

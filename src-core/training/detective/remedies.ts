import { datasetInfo } from '../../datasets/registry';
import type { TrainSettings } from '../../graph/document';
import type { Change } from '../../graph/edit';
import { usualRates } from '../../graph/usual-rates';
import { elementsOf } from '../../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../../plan/plan';
import type { Diagnosis } from './diagnosis';
import { sizeText } from './size-text';

/** What may cure a run that diverged: an ordinary edit, undone like any other. */
export interface Remedy {
  readonly kind: 'rate' | 'clip' | 'standardise' | 'first-weights';
  /** What it does: "Learning rate 5 → 0.1". */
  readonly title: string;
  /** Why it helps, in a sentence. */
  readonly why: string;
  readonly icon: string;
  readonly change: Change;
}

/** More than so many times the spread that keeps the size of what flows (He and others 2015) is no usual choice. */
const wide = 2.5;
/** What flows grew so many times from the data to the largest output: the weights made it, before any step. */
const amplified = 100;
/** A run that stood for more minibatches than this was not brought down by its first weights. */
const early = 40;
/** Features beyond this are far from the −1 to 1 that weights learn best from. */
const large = 10;

/**
 * The remedies for a run that diverged, the likeliest first, as changes of the document that was trained. None where
 * the data themselves are no numbers: no setting helps there.
 */
export function remediesFor(plan: TrainPlan, diagnosis: Diagnosis): readonly Remedy[] {
  if (diagnosis.data !== null) return [];
  const { training } = plan;
  const rate = calmerRate(training);
  const scale = standardised(plan, diagnosis);
  const weights = calmerWeights(plan);
  const isRateUsual = training.learningRate <= usualRates[training.optimizer].high;
  const blamed = weights !== null && grewThroughLayers(diagnosis) ? weights : null;
  // Large features want a small rate: where the rate is a usual one, they are what is unusual.
  const order = isRateUsual ? [blamed, scale, rate] : [blamed, rate, scale];
  const all = [...order, clipped(training), blamed === null ? weights : null];
  return all.filter((remedy) => remedy !== null);
}

/** A rate beyond the usual goes well into it; a usual one to a tenth. One digit. */
function calmerRate({ learningRate, optimizer }: TrainSettings): Remedy | null {
  const { title, low, high } = usualRates[optimizer];
  const isUsual = learningRate <= high;
  const calmer = Number((isUsual ? learningRate / 10 : high / 5).toPrecision(1));
  if (calmer < 1e-6) return null;
  return {
    kind: 'rate',
    title: `Learning rate ${sizeText(learningRate)} → ${sizeText(calmer)}`,
    why: isUsual
      ? 'A tenth of the stride: it cannot jump as far up the other slope.'
      : `${title} usually works from ${sizeText(low)} to ${sizeText(high)}.`,
    icon: 'pencil',
    change: { kind: 'set-training', training: { learningRate: calmer } },
  };
}

function clipped({ clipping }: TrainSettings): Remedy | null {
  if (clipping !== 'off') return null;
  return {
    kind: 'clip',
    title: 'Clip gradient norm to 1',
    why: 'No step gets longer than this, however steep the loss.',
    icon: 'fold-vertical',
    change: { kind: 'set-training', training: { clipping: 'norm', clipLimit: 1 } },
  };
}

function standardised({ dataset }: TrainPlan, { steps }: Diagnosis): Remedy | null {
  const unscaled = datasetInfo(dataset)?.unscaled;
  const largest = steps[0]?.nodes[0]?.largest ?? 0;
  if (unscaled === undefined || largest <= large) return null;
  return {
    kind: 'standardise',
    title: 'Standardise the data',
    why: `Features reach ${sizeText(largest)} now. Smaller inputs, gentler slopes.`,
    icon: 'scale',
    change: { kind: 'set-dataset', dataset: { id: dataset.id, options: { ...dataset.options, ...unscaled.remedy } } },
  };
}

/** Kernels that were drawn far wider than keeps the size of what flows get an initialiser that fits what follows. */
function calmerWeights(plan: TrainPlan): Remedy | null {
  const drawn = plan.operations.flatMap((operation, index) => {
    const spread = spreadOf(operation);
    return spread !== null && spread.used > wide * spread.fitting ? [{ operation, index, spread }] : [];
  });
  const [first] = drawn;
  if (first === undefined) return null;
  const changes = drawn.map(({ operation, index }): Change => {
    return { kind: 'set-params', node: operation.node, params: { initialiser: fittingInitialiser(plan, index) } };
  });
  const name = fittingInitialiser(plan, first.index) === 'he' ? 'He' : 'Glorot';
  const which = drawn.length === 1 ? `of ${first.operation.title}` : `of ${drawn.length} layers`;
  return {
    kind: 'first-weights',
    title: `First weights ${which} → ${name}`,
    why: `σ = ${sizeText(first.spread.used)} makes each layer give more than it gets; ${name} draws about ${sizeText(first.spread.fitting)}.`,
    icon: 'dense',
    change: { kind: 'all', changes },
  };
}

/** Standard deviation that a kernel was drawn with, and that which keeps the size of what flows; `null` for others. */
function spreadOf({ params, weights }: PlanOperation): { readonly used: number; readonly fitting: number } | null {
  const kernel = weights.find(({ name }) => name.endsWith('kernel'));
  if (kernel?.initialise.kind !== 'normal' || params.initialiser !== 'normal') return null;
  const fanIn = elementsOf(kernel.shape.slice(0, -1));
  return { used: kernel.initialise.deviation, fitting: Math.sqrt(2 / Math.max(1, fanIn)) };
}

/** He where a rectifier halves what flows, Glorot elsewhere. */
function fittingInitialiser({ operations }: TrainPlan, index: number): 'he' | 'glorot' {
  const next = operations.find(({ inputs }) => inputs.includes(index));
  const isSquashed = next?.params.function === 'tanh' || next?.params.function === 'sigmoid';
  return next?.type === 'activation' && !isSquashed ? 'he' : 'glorot';
}

/** Whether the values were many times those of the data from the start, so that no step is to blame. */
function grewThroughLayers({ steps }: Diagnosis): boolean {
  const [first] = steps;
  const [input, ...others] = first?.nodes ?? [];
  if (first === undefined || input === undefined || first.step > early) return false;
  const largest = others.reduce(
    (most, node) => Math.max(most, Number.isNaN(node.largest) ? Infinity : node.largest),
    0,
  );
  return largest > amplified * Math.max(input.largest, 1e-6);
}

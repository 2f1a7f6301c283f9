import type { TrainPlan } from '../plan/plan';
import type { EngineChoice, EngineName, EngineReport } from '../training/protocol';
import type { MultiplyAdd } from './fused/multiply-add';

/** An engine that this machine may have. */
export interface EngineCandidate {
  readonly engine: EngineName;
  /** `null` where it takes the plan, else one sentence why not. */
  refuses(plan: TrainPlan): string | null;
  /** Makes it ready for the plan; `null` where it is not to be had. */
  prepare(plan: TrainPlan): Promise<Readiness | null>;
}

export interface Readiness {
  readonly threads: number;
  /** Of the fused engine only. */
  readonly multiplyAdd?: MultiplyAdd;
}

export interface StepTime {
  readonly milliseconds: number;
  /** False where a whole step did not fit in the budget, and was reckoned from smaller ones. */
  readonly measured: boolean;
}

/** The time of one training step of a plan on a prepared engine, found in about `budget` milliseconds. */
export type MeasureStep = (prepared: Prepared, plan: TrainPlan, budget: number) => StepTime;

export interface Prepared extends Readiness {
  readonly engine: EngineName;
}

const names: Readonly<Record<EngineName, string>> = {
  fused: 'Fused',
  cpu: 'CPU',
  wasm: 'WASM',
  webgl: 'WebGL',
  webgpu: 'WebGPU',
};

/** The best first: it beat the ones after it at every size of network (bench/RESULTS.md). */
const processorRule: readonly EngineName[] = ['fused', 'wasm', 'cpu'];
/** The first that is there is tried; a card that has WebGPU is no faster with WebGL. */
const graphicsOrder: readonly EngineName[] = ['webgpu', 'webgl'];

/** Milliseconds for the processor and the graphics card together. */
const probe = 150;
/** How much faster a graphics card must be than the processor: less than this is noise. */
const margin = 1.1;

/**
 * Picks the engine for a plan and makes it ready. Among the engines on the processor a fixed rule decides. Only where
 * there is a real graphics card is anything measured: the plan itself on both, once for each shape of plan.
 */
export function makeEngineChooser(candidates: readonly EngineCandidate[], measure: MeasureStep) {
  const known = new Map<string, EngineReport>();

  return async function chooseEngine(plan: TrainPlan, choice: EngineChoice): Promise<EngineReport> {
    if (choice !== 'auto') return takeChosen(candidates, plan, choice);
    const key = shapeKey(plan);
    const before = known.get(key);
    if (before) {
      await candidates.find(({ engine }) => engine === before.engine)?.prepare(plan);
      return before;
    }
    const report = await chooseFor(candidates, plan, measure);
    known.set(key, report);
    return report;
  };
}

async function chooseFor(
  candidates: readonly EngineCandidate[],
  plan: TrainPlan,
  measure: MeasureStep,
): Promise<EngineReport> {
  const onCard = await firstOf(candidates, plan, graphicsOrder);
  const cardTime = onCard && measure(onCard, plan, probe / 2);
  const onProcessor = await firstOf(candidates, plan, processorRule);
  if (!onProcessor) throw new Error('No engine starts on this machine.');
  const rule = reasonOfRule(candidates, plan, onProcessor);
  if (!onCard || !cardTime) return { ...onProcessor, reason: rule };
  const time = measure(onProcessor, plan, probe / 2);
  const faster = cardTime.milliseconds * margin < time.milliseconds ? onCard : onProcessor;
  if (faster === onCard) await candidates.find(({ engine }) => engine === onCard.engine)?.prepare(plan);
  const figures = `Measured on this network: ${words(onCard)} ${timeWords(cardTime)} a step, ${words(onProcessor)} ${timeWords(time)}.`;
  return { ...faster, reason: figures };
}

async function firstOf(
  candidates: readonly EngineCandidate[],
  plan: TrainPlan,
  order: readonly EngineName[],
): Promise<Prepared | null> {
  for (const engine of order) {
    const candidate = candidates.find((one) => one.engine === engine);
    if (!candidate || candidate.refuses(plan) !== null) continue;
    const ready = await candidate.prepare(plan);
    if (ready !== null) return { engine, ...ready };
  }
  return null;
}

function reasonOfRule(candidates: readonly EngineCandidate[], plan: TrainPlan, taken: Prepared): string {
  if (taken.engine === 'fused') {
    const threads = threadWords(taken.threads);
    return `Layerloom's own engine takes all of this network: whole minibatches in one call of WebAssembly${threads}.${roundingWords(taken)}`;
  }
  const refusal = candidates.find(({ engine }) => engine === 'fused')?.refuses(plan);
  const instead = `TensorFlow.js trains it on ${words(taken)}${taken.engine === 'wasm' ? ', with our own products' : ''}.`;
  return `${refusal ?? "Layerloom's own engine does not start on this machine."} ${instead}`;
}

/** The engine that the user chose. What the fused engine does not take trains on WASM, and the reason says so. */
async function takeChosen(
  candidates: readonly EngineCandidate[],
  plan: TrainPlan,
  choice: EngineName,
): Promise<EngineReport> {
  const candidate = candidates.find(({ engine }) => engine === choice);
  const refusal = candidate?.refuses(plan) ?? null;
  if (refusal !== null) {
    const instead = await firstOf(candidates, plan, processorRule);
    if (!instead) throw new Error(refusal);
    return { ...instead, reason: `${refusal} TensorFlow.js trains it on ${words(instead)}.` };
  }
  const ready = await candidate?.prepare(plan);
  if (!ready) throw new Error(`${names[choice]} is not available on this machine.`);
  const prepared = { engine: choice, ...ready };
  return { ...prepared, reason: `${words(prepared)}, chosen in the settings.${roundingWords(prepared)}` };
}

function words({ engine, threads }: Prepared): string {
  return `${names[engine]}${threadWords(threads)}`;
}

function threadWords(threads: number): string {
  return threads > 1 ? ` with ${threads} threads` : '';
}

/** A run repeats bit for bit on the same machine; on another only where it rounds alike. */
function roundingWords({ multiplyAdd }: Readiness): string {
  if (multiplyAdd === undefined) return '';
  const rounding = multiplyAdd === 'rounded-once' ? 'rounded once (fused multiply-add)' : 'rounded twice';
  return ` Products are ${rounding}: a run repeats bit for bit wherever they are.`;
}

function timeWords({ milliseconds, measured }: StepTime): string {
  const digits = milliseconds >= 10 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2);
  return `${measured ? '' : 'about '}${digits} ms`;
}

/** Plans with the same key take the same work a step. */
function shapeKey(plan: TrainPlan): string {
  const operations = plan.operations.map(({ type, inputs, outputShape, weights }) => [
    type,
    inputs,
    outputShape,
    weights.map(({ shape }) => shape),
  ]);
  return JSON.stringify([operations, plan.training.batch, plan.training.optimizer]);
}

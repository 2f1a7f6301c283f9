import type { TrainPlan } from '../plan/plan';
import type { EngineChoice, EngineName, EngineReport } from '../training/protocol';

/** A backend that this machine may have. */
export interface BackendCandidate {
  readonly engine: EngineName;
  /** Makes it the current backend; its number of threads, or `null` where it is not to be had. */
  prepare(): Promise<number | null>;
}

export interface StepTime {
  readonly milliseconds: number;
  /** False where a whole step did not fit in the budget, and was reckoned from smaller ones. */
  readonly measured: boolean;
}

/** The time of one training step of a plan on the current backend, found in about `budget` milliseconds. */
export type MeasureStep = (plan: TrainPlan, budget: number) => StepTime;

const names: Readonly<Record<EngineName, string>> = { cpu: 'CPU', wasm: 'WASM', webgl: 'WebGL' };
const budget = 150;

/**
 * Picks the backend for a plan and makes it the current one. `auto` measures the plan itself on every candidate, and
 * remembers the winner for plans of the same shape: on small networks plain JavaScript wins, on others WASM.
 */
export function makeBackendChooser(candidates: readonly BackendCandidate[], measure: MeasureStep) {
  const known = new Map<string, EngineReport>();

  return async function chooseBackend(plan: TrainPlan, choice: EngineChoice): Promise<EngineReport> {
    if (choice !== 'auto') return prepareChosen(candidates, choice);
    const key = shapeKey(plan);
    const before = known.get(key);
    if (before) {
      await candidates.find(({ engine }) => engine === before.engine)?.prepare();
      return before;
    }
    const report = await measureAll(candidates, plan, measure);
    known.set(key, report);
    return report;
  };
}

async function prepareChosen(candidates: readonly BackendCandidate[], choice: EngineName): Promise<EngineReport> {
  const threads = await candidates.find(({ engine }) => engine === choice)?.prepare();
  if (threads === null || threads === undefined) throw new Error(`${names[choice]} is not available on this machine.`);
  return { engine: choice, threads, reason: `${names[choice]}${threadWords(threads)}, chosen in the settings.` };
}

async function measureAll(
  candidates: readonly BackendCandidate[],
  plan: TrainPlan,
  measure: MeasureStep,
): Promise<EngineReport> {
  const found: { candidate: BackendCandidate; threads: number; time: StepTime }[] = [];
  for (const candidate of candidates) {
    const threads = await candidate.prepare();
    if (threads !== null) found.push({ candidate, threads, time: measure(plan, budget) });
  }
  found.sort((one, other) => one.time.milliseconds - other.time.milliseconds);
  const [best] = found;
  if (!best) throw new Error('No engine of TensorFlow.js starts on this machine.');
  await best.candidate.prepare();
  const times = found.map(
    ({ candidate, threads, time }) => `${names[candidate.engine]}${threadWords(threads)} ${timeWords(time)}`,
  );
  const [fastest, ...others] = times;
  const reason =
    others.length === 0
      ? `The only engine here; measured on this network: ${fastest} a step.`
      : `Measured on this network: ${fastest} a step, ${others.join(', ')}.`;
  return { engine: best.candidate.engine, threads: best.threads, reason };
}

function threadWords(threads: number): string {
  return threads > 1 ? ` with ${threads} threads` : '';
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

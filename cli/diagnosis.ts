import type { TrainPlan } from '../src-core/plan/plan';
import type { Diagnosis, StepReading } from '../src-core/training/detective/diagnosis';
import { describeFinding, titleOf } from '../src-core/training/detective/finding-words';
import { type Remedy, remediesFor } from '../src-core/training/detective/remedies';
import { sizeText } from '../src-core/training/detective/size-text';
import type { Trainer } from '../src-core/training/trainer';
import type { CommandIo } from './io';
import { json, textTable } from './write';

/** Why a run diverged, found by playing its end again; `null` where Ctrl+C or the engine cut that short. */
export async function diagnose(trainer: Trainer, io: CommandIo): Promise<Diagnosis | null> {
  io.stderr('It diverged: playing the last steps again to find where it began. Ctrl+C leaves that out.\n');
  const forget = io.onInterrupt(() => trainer.cancelDiagnosis());
  try {
    return await trainer.diagnose();
  } catch (error) {
    io.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  } finally {
    forget();
  }
}

/** The finding in words: what, how it came, the last steps node by node, and the remedies with their flags. */
export function diagnosisWords(plan: TrainPlan, diagnosis: Diagnosis, stepsPerEpoch: number): string {
  const { title, story } = describeFinding(plan, diagnosis, stepsPerEpoch);
  const remedies = remediesFor(plan, diagnosis).map((remedy) => `  ${remedy.title}${flagWords(remedy)}. ${remedy.why}`);
  const help = remedies.length === 0 ? [] : ['', 'What may help, the likeliest first:', ...remedies];
  return [title, story, '', growthTable(plan, diagnosis).trimEnd(), ...help, ''].join('\n');
}

const flagWords = (remedy: Remedy): string => {
  const flag = flagOf(remedy);
  return flag === null ? '' : ` (${flag})`;
};

/** The flag of `train` that does the same; `null` where only the project itself can be changed. */
function flagOf({ kind, change }: Remedy): string | null {
  if (change.kind !== 'set-training') return null;
  const { learningRate, clipLimit } = change.training;
  if (kind === 'rate' && learningRate !== undefined) return `--lr ${learningRate}`;
  return kind === 'clip' && clipLimit !== undefined ? `--clip-norm ${clipLimit}` : null;
}

/** As many columns as a terminal holds beside the names. */
const mostColumns = 6;

/** The largest absolute output of every node, one column a step: evenly from the first that was read to the last. */
function growthTable(plan: TrainPlan, { steps }: Diagnosis): string {
  const chosen = evenly(steps);
  const rows = plan.operations.map(({ title }, index) => [
    title,
    ...chosen.map(({ nodes }) => sizeText(nodes[index]?.largest ?? Number.NaN)),
  ]);
  return textTable([
    ['Largest output', ...chosen.map(({ step }) => `step ${step}`)],
    ...rows,
    ['Loss', ...chosen.map(({ loss }) => sizeText(loss))],
  ]);
}

function evenly(steps: readonly StepReading[]): readonly StepReading[] {
  const columns = Math.min(mostColumns, steps.length);
  const places = Array.from({ length: columns }, (_, column) =>
    columns === 1 ? steps.length - 1 : Math.round((column * (steps.length - 1)) / (columns - 1)),
  );
  return places.flatMap((place) => steps[place] ?? []);
}

/** The whole finding; numbers that are not finite are the texts "Infinity", "-Infinity" and "NaN", for which JSON has none. */
export function diagnosisJson(plan: TrainPlan, diagnosis: Diagnosis, stepsPerEpoch: number): string {
  const { title, story } = describeFinding(plan, diagnosis, stepsPerEpoch);
  const { culprit, growth, healthy, healthyLoss, data, steps } = diagnosis;
  const named = <Node extends { readonly node: Diagnosis['culprit']['node'] }>({ node: id, ...rest }: Node) => ({
    node: id,
    name: titleOf(plan, id),
    ...rest,
  });
  return json(
    withTexts({
      kind: 'diagnosis',
      title,
      story,
      culprit: named(culprit),
      growth,
      healthy: { step: healthy, loss: healthyLoss },
      data,
      steps: steps.map(({ step, loss, nodes }) => ({ step, loss, nodes: nodes.map(named) })),
      remedies: remediesFor(plan, diagnosis).map((remedy) => ({
        kind: remedy.kind,
        title: remedy.title,
        why: remedy.why,
        flag: flagOf(remedy),
      })),
    }),
  );
}

function withTexts(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTexts(part)]));
}

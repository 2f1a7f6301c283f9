import { analyze } from '../../graph/analyze';
import type { GraphDocument, SweptSetting } from '../../graph/document';
import { makePlan } from '../../plan/make-plan';
import type { TrainPlan } from '../../plan/plan';
import { fail, ok, type Result } from '../../result';
import { plainText } from '../../rich-text';
import type { NumberKind, SweepSetting, SweepValue } from './sweep-settings';

/** More runs than this are a mistake in typing. */
export const mostSweepRuns = 200;

/** One axis of a sweep. */
export interface SweepAxis {
  readonly setting: SweepSetting;
  readonly values: readonly SweepValue[];
}

export interface SweepWish {
  /** One or two. */
  readonly axes: readonly SweepAxis[];
  /** Runs of each point, with the document's seed and those that follow it. */
  readonly seeds: number;
}

/** One run of a sweep, checked and ready to train. */
export interface SweepVariant {
  /** A setting for each axis and, where there are several seeds, the seed. */
  readonly settings: readonly SweptSetting[];
  readonly document: GraphDocument;
  readonly plan: TrainPlan;
  readonly multiplyAdds: number;
}

/** All runs of a sweep, first axis slowest, seeds fastest; or a sentence about the first that cannot be trained. */
export function planSweep(
  document: GraphDocument,
  { axes, seeds }: SweepWish,
): Result<readonly SweepVariant[], string> {
  const empty = axes.find(({ values }) => values.length === 0);
  if (axes.length === 0) return fail('Choose a setting.');
  if (empty) return fail(`Give at least one value of ${empty.setting.title}.`);
  const points = axes.reduce<readonly (readonly SweepValue[])[]>(
    (made, { values }) => made.flatMap((point) => values.map((value) => [...point, value])),
    [[]],
  );
  const runs = points.length * seeds;
  if (runs > mostSweepRuns) return fail(`These are ${runs} runs; a sweep has at most ${mostSweepRuns}.`);
  const variants: SweepVariant[] = [];
  for (const point of points) {
    for (let repeat = 0; repeat < seeds; repeat++) {
      const made = variantOf(document, axes, point, seeds > 1 ? document.seed + repeat : null);
      if (!made.ok) return made;
      variants.push(made.value);
    }
  }
  return ok(variants);
}

function variantOf(
  document: GraphDocument,
  axes: readonly SweepAxis[],
  point: readonly SweepValue[],
  seed: number | null,
): Result<SweepVariant, string> {
  const settings = axes.map(({ setting }, index): SweptSetting & { readonly setting: SweepSetting } => ({
    title: setting.title,
    value: point[index] ?? '',
    setting,
  }));
  const where = settings.map(({ title, value }) => `${title} ${value}`).join(', ');
  let made: Result<GraphDocument, string> = ok(seed === null ? document : { ...document, seed });
  for (const { setting, value } of [...settings].sort((one, other) => one.setting.order - other.setting.order)) {
    if (made.ok) made = setting.apply(made.value, value);
  }
  if (!made.ok) return fail(`${where}: ${made.error}`);
  const { valid, problems, totals } = analyze(made.value);
  if (valid === null) {
    const [error] = problems.filter(({ severity }) => severity === 'error');
    return fail(`${where}: ${error ? plainText(error.message) : 'this network cannot be trained.'}`);
  }
  return ok({
    settings: [
      ...settings.map(({ title, value }) => ({ title, value })),
      ...(seed === null ? [] : [{ title: 'seed', value: seed }]),
    ],
    document: made.value,
    plan: makePlan(valid),
    multiplyAdds: totals.multiplyAdds,
  });
}

/** Numbers from "0.01, 0.03 0.1"; the error names the first that is none or out of range. */
export function parseSweepNumbers(text: string, { min, max, whole }: NumberKind): Result<readonly number[], string> {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const values: number[] = [];
  for (const part of parts) {
    const value = Number(part.replace('−', '-'));
    if (!Number.isFinite(value)) return fail(`“${part.slice(0, 20)}” is no number. Separate numbers by commas.`);
    if (value < min || value > max) {
      return fail(`${part} is outside of ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`);
    }
    if (whole && !Number.isInteger(value)) return fail(`${part} is no whole number.`);
    if (!values.includes(value)) values.push(value);
  }
  return values.length === 0 ? fail('Give one or more numbers, separated by commas.') : ok(values);
}

/** What a row costs beside its multiply-adds, as so many of them: from nets of 114 parameters. */
const overhead = 20_000;

/** How long a run takes, in a unit of its own, to compare runs on the same data. */
export const runWork = ({ plan, multiplyAdds }: Pick<SweepVariant, 'plan' | 'multiplyAdds'>): number =>
  plan.training.epochs * (multiplyAdds + overhead);

export const totalWork = (variants: readonly SweepVariant[]): number =>
  variants.reduce((sum, variant) => sum + runWork(variant), 0);

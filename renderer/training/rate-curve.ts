import type { RunRecord } from '../../src-core/runs/run-record';
import { colourOf, dashes } from '../runs/look-style';
import { toNumberText } from '../ui/number-text';
import { alignLines, type Curve, epochsInSight, type Frame, type Points, unionOf, valuesOf } from './curve';
import type { CurveKind, CurveReading } from './curve-kinds';
import { ratesOfRun, reachOf, withKnownRates } from './other-runs';
import { tickLabels } from './ticks';

/** The learning rate in force, and as it is planned to go on. */
export const rateCurve: CurveKind = {
  title: 'Learning rate',
  subtitle: (plan) => `${plan === null ? '' : `${scheduleNames[plan.training.schedule]}, `}by epoch`,
  lines: (_, others) => [
    { id: 'rate', name: 'in force', keyName: null, colour: '--data-train', width: 1.75, dash: [] },
    { id: 'planned', name: 'planned', keyName: 'planned', colour: '--text-3', width: 1.25, dash: [2, 3] },
    ...withKnownRates(others).map(({ run, look }) => ({
      ...{ id: run.id, name: 'rate', run: run.name, keyName: run.name },
      ...{ colour: colourOf(look), width: 1.25, dash: dashes[look] ?? [] },
    })),
  ],
  curve,
  main: 0,
  held: (shown, zoom) => valuesOf(shown, [...shown.lines.keys()], zoom),
  format: (value) => toNumberText(Number(value.toPrecision(6))),
  axisLabels: tickLabels,
};

const scheduleNames = {
  constant: 'constant',
  step: 'step schedule',
  exponential: 'exponential schedule',
  linear: 'linear schedule',
  cosine: 'cosine schedule',
  'warmup-cosine': 'warm-up, then cosine',
} as const;

function curve({ series, plan, stepsPerEpoch, step, others }: CurveReading, { zoom, columns }: Frame): Curve {
  const perEpoch = Math.max(1, stepsPerEpoch);
  const total = plan?.training.epochs ?? 0;
  const planned = Math.max(step, total * perEpoch);
  const reach = reachOf(others);
  const { low, high } = epochsInSight(zoom, Math.max(total, reach), Math.max(step / perEpoch, reach));
  const first = Math.max(1, Math.floor(low * perEpoch));
  const last = Math.min(Math.ceil(high * perEpoch) + 1, Math.max(planned, Math.ceil(reach * perEpoch)));
  const { rates } = series;
  // Both sides of a change, so that it is upright.
  const jumps = rates.changes.flatMap((from) => [from, from + 1]).filter((at) => at >= first && at <= last);
  const steps = unionOf([evenSteps(first, last, 2 * columns), jumps]);
  const pointsAt = (at: readonly number[]): Points => ({
    steps: at,
    // The rate of the step that made so many.
    values: at.map((done) => rates.at(done - 1) ?? Number.NaN),
  });
  const done = unionOf([steps.filter((at) => at <= step), step >= first && step <= last ? [step] : []]);
  const ahead =
    rates.changes.length === 0 ? [] : unionOf([done.slice(-1), steps.filter((at) => at > step && at <= planned)]);
  const below = withKnownRates(others).map(({ run }) => ratesBelow(run, steps, perEpoch));
  return alignLines([pointsAt(done), pointsAt(ahead), ...below], perEpoch);
}

/** What a kept run had at the steps where it went. */
function ratesBelow(run: RunRecord, steps: readonly number[], perEpoch: number): Points {
  const values = ratesOfRun(run, steps, perEpoch);
  return {
    steps: steps.filter((_, index) => Number.isFinite(values[index])),
    values: values.filter((value) => Number.isFinite(value)),
  };
}

/** Whole numbers from `first` to `last`, about `count` of them, both ends among them. */
function evenSteps(first: number, last: number, count: number): readonly number[] {
  if (last < first) return [];
  const every = Math.max(1, (last - first) / count);
  const steps = Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) =>
    Math.round(first + index * every),
  );
  return unionOf([steps, [last]]);
}

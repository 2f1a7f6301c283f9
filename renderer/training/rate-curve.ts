import { toNumberText } from '../ui/number-text';
import { alignLines, type Curve, epochsInSight, type Frame, type Points, unionOf, valuesOf } from './curve';
import type { CurveKind, CurveReading } from './curve-kinds';
import { tickLabels } from './ticks';

/** The learning rate in force, and as it is planned to go on. */
export const rateCurve: CurveKind = {
  title: 'Learning rate',
  subtitle: (plan) => `${plan === null ? '' : `${scheduleNames[plan.training.schedule]}, `}by epoch`,
  lines: () => [
    { id: 'rate', name: 'in force', keyName: null, colour: '--data-train', width: 1.75, dash: [] },
    { id: 'planned', name: 'planned', keyName: 'planned', colour: '--text-3', width: 1.25, dash: [2, 3] },
  ],
  curve,
  main: 0,
  held: (shown, zoom) => valuesOf(shown, [0, 1], zoom),
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

function curve({ series, plan, stepsPerEpoch, step }: CurveReading, { zoom, columns }: Frame): Curve {
  const perEpoch = Math.max(1, stepsPerEpoch);
  const total = plan?.training.epochs ?? 0;
  const { low, high } = epochsInSight(zoom, total, step / perEpoch);
  const first = Math.max(1, Math.floor(low * perEpoch));
  const last = Math.min(Math.ceil(high * perEpoch) + 1, Math.max(step, total * perEpoch));
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
  const ahead = rates.changes.length === 0 ? [] : unionOf([done.slice(-1), steps.filter((at) => at > step)]);
  return alignLines([pointsAt(done), pointsAt(ahead)], perEpoch);
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

import type { ScheduleName, TrainSettings } from '../graph/document';

export type ScheduleSettings = Pick<
  TrainSettings,
  'schedule' | 'scheduleEvery' | 'scheduleFactor' | 'warmup' | 'epochs'
>;

/** What the learning rate is multiplied by at a step; steps count from 0 since the run began. */
export type RateSchedule = (step: number) => number;

/** `null` for a rate that does not change by itself. All schedules change from minibatch to minibatch. */
export function makeSchedule(settings: ScheduleSettings, stepsPerEpoch: number): RateSchedule | null {
  if (settings.schedule === 'constant') return null;
  const shape = shapes[settings.schedule];
  const epoch = Math.max(1, stepsPerEpoch);
  const total = Math.max(1, settings.epochs * epoch);
  return (step) => shape(step, { settings, epoch, total });
}

interface Course {
  readonly settings: ScheduleSettings;
  /** Steps of an epoch, and of the whole run. */
  readonly epoch: number;
  readonly total: number;
}

type Shape = (step: number, course: Course) => number;

const shapes: Readonly<Record<Exclude<ScheduleName, 'constant'>, Shape>> = {
  step: (step, { settings, epoch }) =>
    settings.scheduleFactor ** Math.floor(step / Math.max(1, settings.scheduleEvery * epoch)),
  exponential: (step, { settings, epoch }) => settings.scheduleFactor ** (step / epoch),
  linear: (step, { total }) => Math.max(0, 1 - step / total),
  cosine: (step, { total }) => halfCosine(step / total),
  'warmup-cosine': warmupThenCosine,
};

/** From 1 to 0 along half a period (Loshchilov and Hutter 2017, one period without restarts). */
function halfCosine(share: number): number {
  return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share)));
}

/** Linear up to the rate in the epochs of warm-up (Goyal and others 2017), then half a cosine over the rest. */
function warmupThenCosine(step: number, { settings, epoch, total }: Course): number {
  const warmup = Math.min(total, Math.round(settings.warmup * epoch));
  if (step < warmup) return (step + 1) / warmup;
  return halfCosine((step - warmup) / Math.max(1, total - warmup));
}

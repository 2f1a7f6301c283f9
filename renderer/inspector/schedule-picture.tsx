import type { TrainSettings } from '../../src-core/graph/document';
import { makeSchedule } from '../../src-core/training/schedule';
import { toNumberText } from '../ui/number-text';

const points = 120;

/** The course of the learning rate over a run, as a small curve from the rate at the top to 0. */
export function SchedulePicture({ training }: { training: TrainSettings }) {
  // The shape does not depend on how many steps an epoch has, as long as they are many.
  const stepsPerEpoch = 1000;
  const schedule = makeSchedule(training, stepsPerEpoch);
  if (schedule === null) return null;
  const last = Math.max(1, training.epochs * stepsPerEpoch - 1);
  const factors = Array.from({ length: points + 1 }, (_, index) => schedule(Math.round((last * index) / points)));
  const path = factors.map((factor, index) => `${index} ${(30 - 28 * factor).toFixed(2)}`).join('L');
  const [first = 1, end = 0] = [factors[0], factors.at(-1)];
  const rate = (factor: number): string => toNumberText(Number((training.learningRate * factor).toPrecision(2)));
  const words = `From ${rate(first)} to ${rate(end)} in ${training.epochs} epochs`;
  return (
    <figure className="schedule-picture">
      <svg viewBox={`0 0 ${points} 31`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path d={`M${path}`} />
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}

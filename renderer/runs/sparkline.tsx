import type { CurvePoint, RunRecord } from '../../src-core/runs/run-record';

interface SparklineProps {
  readonly run: RunRecord;
  /** Epochs of the longest run, so that lengths can be compared. */
  readonly epochs: number;
  readonly range: readonly [low: number, high: number];
  /** Which colour and dash, `null` for one that is not ticked. */
  readonly look: number | null;
}

/** The test curve in a row of the table. */
export function Sparkline({ run, epochs, range: [low, high], look }: SparklineProps) {
  const points = run.points.flatMap((point) => {
    const value = sparkValue(point);
    return Number.isFinite(value) ? [{ epoch: point.epoch, value }] : [];
  });
  const height = (value: number): number => 100 - (100 * (value - low)) / Math.max(high - low, 1e-9);
  const path = points
    .map(({ epoch, value }, index) => {
      const x = (100 * epoch) / Math.max(epochs, 1);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${Math.min(110, height(value)).toFixed(1)}`;
    })
    .join('');
  return (
    <svg className="spark" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path className={look === null ? 'ov' : `ov ov-${look}`} d={path} />
    </svg>
  );
}

/** The accuracy on the test set; for regression the loss, turned so that up is better. */
export const sparkValue = ({ testAccuracy, testLoss }: CurvePoint): number => testAccuracy ?? -testLoss;

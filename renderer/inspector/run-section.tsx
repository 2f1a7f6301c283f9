import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import { optimizerNames } from '../training/names';
import { formatClock, formatCount, formatPercent } from '../ui/format';
import { toNumberText } from '../ui/number-text';

/** The run on the screen: with what it was trained and its best epoch. */
export function RunSection() {
  const { plan, step, elapsed, epochs, learningRate } = useApp(
    useShallow(({ run }) => ({
      plan: run.plan,
      step: run.step,
      elapsed: run.elapsed,
      epochs: run.epochs,
      learningRate: run.learningRate,
    })),
  );
  if (plan === null || step === 0) return null;
  const tested = epochs.flatMap(({ epoch, test }) =>
    test.accuracy === null ? [] : [{ epoch, accuracy: test.accuracy }],
  );
  const best = tested.reduce<(typeof tested)[number] | null>(
    (one, other) => (one === null || other.accuracy > one.accuracy ? other : one),
    null,
  );
  return (
    <div className="sec">
      <h3>
        This run<small>seed {plan.seed}</small>
      </h3>
      <dl className="kv">
        <dt>Optimizer</dt>
        <dd>
          {optimizerNames[plan.training.optimizer]}, rate {learningRate === null ? '·' : toNumberText(learningRate)}
        </dd>
        <dt>Batch</dt>
        <dd>{formatCount(plan.training.batch)}</dd>
        <dt>Steps</dt>
        <dd>
          {formatCount(step)} <small>in {formatClock(elapsed / 1000)}</small>
        </dd>
        {best === null ? null : (
          <>
            <dt>Best test accuracy</dt>
            <dd>
              {formatPercent(best.accuracy)} <small>epoch {best.epoch}</small>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import { optimizerNames } from '../training/names';
import { accuracyWords } from '../ui/accuracy-words';
import { formatClock, formatCount } from '../ui/format';
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
    test.accuracy === null ? [] : [{ epoch, accuracy: test.accuracy, count: test.count }],
  );
  const best = tested.reduce<(typeof tested)[number] | null>(
    (one, other) => (one === null || other.accuracy > one.accuracy ? other : one),
    null,
  );
  const words = best === null ? null : accuracyWords(best.accuracy, best.count);
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
        {best === null || words === null ? null : (
          <>
            <dt title={`Epoch ${best.epoch}, ${words.n}`}>Best test, epoch {best.epoch}</dt>
            <dd className="tn" title={words.n}>
              {words.value} <small>{words.interval}</small>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

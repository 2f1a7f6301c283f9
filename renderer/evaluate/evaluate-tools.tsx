import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { formatCount, formatInterval, formatPercent } from '../ui/format';
import { Segment } from '../ui/segment';
import { totalsOf } from './confusion-statistics';
import { useEvaluateView } from './evaluate-view';
import { useEvaluation } from './evaluation';

/** Test accuracy with its interval and n, always in sight. */
export function EvaluateTools() {
  const evaluation = useEvaluation();
  const { narrow, show } = useEvaluateView();
  if (evaluation === null || evaluation.classes.length === 0) return null;
  const { right, count } = totalsOf(evaluation.record.test.confusion, evaluation.classes.length);
  return (
    <>
      <Segment
        label="Third column"
        className="narrow"
        value={narrow}
        options={[
          { value: 'mistakes', label: 'Mistakes' },
          { value: 'classes', label: 'By class' },
        ]}
        onChange={show}
      />
      <span className="s12t t2 nw">
        <span className="wide">Test accuracy </span>
        <b className="b tn">{count === 0 ? '·' : formatPercent(right / count)}</b>{' '}
        <span className="tn">{count === 0 ? '' : formatInterval(wilsonInterval(right, count))}</span>{' '}
        <span className="t3 tn">n = {formatCount(count)}</span>
      </span>
    </>
  );
}

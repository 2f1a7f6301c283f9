import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { useApp } from '../store/create-store';
import { usePlane } from '../store/use-plane';
import { formatCount, formatInterval, formatPercent } from '../ui/format';
import { Segment } from '../ui/segment';
import { totalsOf } from './confusion-statistics';
import { useEvaluateView } from './evaluate-view';
import { useEvaluation } from './evaluation';

/** Which view, and the test accuracy with its interval and n, always in sight. */
export function EvaluateTools() {
  const { main, hard, set } = useEvaluateView();
  const plane = usePlane(useApp(({ document }) => document.dataset));
  const onPlane = plane?.info.task === 'classification' && plane.info.shape[0] === 2;
  const isSurface = onPlane && main === 'surface';
  return (
    <>
      {onPlane ? (
        <Segment
          label="View"
          value={main}
          options={[
            { value: 'surface', label: 'Surface' },
            { value: 'matrix', label: 'Mistakes' },
          ]}
          onChange={(value) => set({ main: value })}
        />
      ) : null}
      {isSurface ? (
        <Segment
          label="Surface shows"
          className="wide"
          value={hard ? 'class' : 'probability'}
          options={[
            { value: 'probability', label: 'Probability' },
            { value: 'class', label: 'Class' },
          ]}
          onChange={(value) => set({ hard: value === 'class' })}
        />
      ) : (
        <MatrixTools />
      )}
    </>
  );
}

function MatrixTools() {
  const evaluation = useEvaluation();
  const { narrow, rates, set } = useEvaluateView();
  if (evaluation === null || evaluation.classes.length === 0) return null;
  return (
    <>
      <Segment
        label="Third column"
        className="narrow"
        value={narrow}
        options={[
          { value: 'mistakes', label: 'Rows' },
          { value: 'classes', label: 'By class' },
        ]}
        onChange={(value) => set({ narrow: value })}
      />
      <Segment
        label="Cells show"
        value={rates ? 'rates' : 'counts'}
        options={[
          { value: 'counts', label: 'Counts' },
          { value: 'rates', label: '%' },
        ]}
        onChange={(value) => set({ rates: value === 'rates' })}
      />
      <Accuracy />
    </>
  );
}

function Accuracy() {
  const evaluation = useEvaluation();
  if (evaluation === null || evaluation.classes.length === 0) return null;
  const { right, count } = totalsOf(evaluation.test.confusion, evaluation.classes.length);
  return (
    <span className="s12t t2 nw">
      <span className="wide">Test accuracy </span>
      <b className="b tn">{count === 0 ? '·' : formatPercent(right / count)}</b>{' '}
      <span className="tn">{count === 0 ? '' : formatInterval(wilsonInterval(right, count))}</span>{' '}
      <span className="t3 tn">n = {formatCount(count)}</span>
    </span>
  );
}

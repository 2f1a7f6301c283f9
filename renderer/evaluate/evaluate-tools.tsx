import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { CommandMenu } from '../commands/command-menu';
import { useApp } from '../store/create-store';
import { usePlane } from '../store/use-plane';
import { formatCount, formatInterval, formatPercent } from '../ui/format';
import { Segment } from '../ui/segment';
import { totalsOf } from './confusion-statistics';
import { useEvaluateView } from './evaluate-view';
import { canBeJudged, useEvaluation } from './evaluation';
import { type Evaluation, splitWords } from './judged';

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
  const { split, set } = useEvaluateView();
  const any = useApp(canBeJudged);
  if (!any) return null;
  const chooser = (
    <Segment
      label="Which rows"
      value={split}
      options={[
        { value: 'test', label: 'Test' },
        { value: 'train', label: 'Training' },
      ]}
      onChange={(value) => set({ split: value })}
    />
  );
  if (evaluation === null || evaluation.classes.length === 0) return chooser;
  return (
    <>
      <Accuracy evaluation={evaluation} />
      {chooser}
      <CommandMenu label="Export the table" icon="download" ids={['evaluate.export-csv', 'evaluate.export-png']} />
    </>
  );
}

function Accuracy({ evaluation: { split, metrics, classes } }: { evaluation: Evaluation }) {
  const { right, count } = totalsOf(metrics.confusion, classes.length);
  return (
    <span className="s12t t2 nw" title={`Accuracy on the ${splitWords[split]} set, with its 95 % interval`}>
      <span className="vh">{split === 'test' ? 'Test' : 'Training'} accuracy </span>
      <b className="b tn">{count === 0 ? '·' : formatPercent(right / count)}</b>{' '}
      <span className="tn">{count === 0 ? '' : formatInterval(wilsonInterval(right, count))}</span>{' '}
      <span className="t3 tn wide">n = {formatCount(count)}</span>
    </span>
  );
}

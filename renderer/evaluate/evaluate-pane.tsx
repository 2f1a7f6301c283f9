import { useEffect, useState } from 'react';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { isRunOfEarlierNetwork } from '../store/selectors';
import { usePlane } from '../store/use-plane';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { Segment } from '../ui/segment';
import { ClassTable, sizesOf } from './class-table';
import { type Cell, ConfusionMatrix } from './confusion-matrix';
import { commonMistakes } from './confusion-statistics';
import { useEvaluateView } from './evaluate-view';
import { useEvaluation } from './evaluation';
import { type Evaluation, splitWords } from './judged';
import { RegressionView } from './regression-view';
import { SideColumn } from './side-column';
import { SurfaceView } from './surface/surface-view';
import { testEvaluationOf } from './to-evaluation';

/** How good the network is on data that it never learned from, or, to compare, on those that it did. */
export function EvaluatePane() {
  const evaluation = useEvaluation();
  const dataset = useApp(({ document }) => document.dataset);
  const plan = useApp(({ analysis }) => planOf(analysis));
  const plane = usePlane(dataset);
  const main = useEvaluateView((view) => view.main);
  // While the worker evaluates a step that somebody travelled to, the numbers before it stay.
  const travelling = useApp(({ shownStep }) => shownStep !== null);
  const split = useEvaluateView((view) => view.split);
  const [kept, setKept] = useState(evaluation);
  if (evaluation !== null && evaluation !== kept) setKept(evaluation);
  const shown = evaluation ?? (travelling && kept?.split === split ? kept : null);
  useEffect(() => {
    useEvaluateView.getState().set({ shown });
    return () => useEvaluateView.getState().set({ shown: null });
  }, [shown]);
  if (plan !== null && plane?.info.task === 'classification' && plane.info.shape[0] === 2 && main === 'surface') {
    return <SurfaceView plane={plane} plan={plan} />;
  }
  if (shown === null) return <NothingYet />;
  return shown.classes.length === 0 ? <RegressionView evaluation={shown} /> : <Classes evaluation={shown} />;
}

function Classes({ evaluation }: { evaluation: Evaluation }) {
  const { split, metrics, when, classes, unit } = evaluation;
  const { narrow, rates, set } = useEvaluateView();
  const [picked, setPicked] = useState<Cell | null>(null);
  const [worst] = commonMistakes(metrics.confusion, classes.length, 1);
  const inside = picked !== null && picked.truth < classes.length && picked.taken < classes.length;
  const chosen = inside ? picked : (worst ?? { truth: 0, taken: 0 });
  return (
    <div className={`body evaluate shows-${narrow}`}>
      <div className="col cm-col">
        <div className="plot-h matrix-h">
          <b>Confusion</b>
          <span className="t3 s11t cut" title={`Rows: true class, columns: predicted; ${when}`}>
            {when}; rows: true class, columns: predicted
          </span>
          <span className="sp" />
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
        </div>
        <ConfusionMatrix
          confusion={metrics.confusion}
          classes={classes}
          chosen={chosen}
          rates={rates}
          onChoose={setPicked}
          onOpen={() => set({ side: 'cell', narrow: 'mistakes' })}
        />
      </div>
      <div className="col class-col">
        <div className="plot-h">
          <b>By class</b>
          <span className="t3 s11t cut">{sizesOf(metrics.confusion, classes.length, unit)}</span>
        </div>
        <ClassTable confusion={metrics.confusion} classes={classes} chosen={chosen.truth} set={splitWords[split]} />
      </div>
      <div className="col grow mistake-col">
        <SideColumn evaluation={evaluation} chosen={chosen} onChoose={setPicked} />
      </div>
    </div>
  );
}

function NothingYet() {
  const train = useCommand('run.train');
  const phase = useApp(({ run }) => run.phase);
  const split = useEvaluateView((view) => view.split);
  const evaluated = useApp((state) => testEvaluationOf(state)?.info?.trainCount ?? null);
  const changed = useApp(isRunOfEarlierNetwork);
  if (split === 'train' && evaluated !== null) {
    return changed ? (
      <EmptyState icon="grid-3x3" title="The network was changed since this run">
        Train it to see how it does on its training set.
      </EmptyState>
    ) : (
      <div className="empty" role="status">
        <Icon name="loader-circle" size={24} className="spin" />
        <b>Looking at the training set</b>
        <span>
          {formatCount(evaluated)} rows{phase === 'running' ? ', beside the training, which goes first' : ''}.
        </span>
      </div>
    );
  }
  if (phase === 'running' || phase === 'opening') {
    return (
      <EmptyState icon="grid-3x3" title="No epoch is finished yet">
        The test set is evaluated at the end of each epoch.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="grid-3x3" title="Nothing evaluated yet">
      After each epoch the confusion matrix and the accuracy of every class appear here.
      {train.disabledReason === undefined ? (
        <Button small look="primary" icon="play" onClick={() => train.run()}>
          Train
        </Button>
      ) : null}
    </EmptyState>
  );
}

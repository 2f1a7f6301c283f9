import { useEffect, useState } from 'react';
import { useApp } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import { usePlane } from '../store/use-plane';
import { formatCount } from '../ui/format';
import { Segment } from '../ui/segment';
import { ClassTable, sizesOf } from './class-table';
import { type Cell, ConfusionMatrix } from './confusion-matrix';
import { commonMistakes } from './confusion-statistics';
import { useEvaluateView } from './evaluate-view';
import { useEvaluation } from './evaluation';
import { type Evaluation, splitWords } from './judged';
import { NothingYet } from './nothing-yet';
import { RegressionView } from './regression-view';
import { SideColumn } from './side-column';
import { SurfaceView } from './surface/surface-view';

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
          <span className="t3 s11t cut wide" title={`Rows: true class, columns: predicted; ${when}`}>
            {when}; rows: true class, columns: predicted
          </span>
          <span className="t3 s11t two-lines narrow" title={`Rows: true class, columns: predicted; ${when}`}>
            {when}
            <br />n = {formatCount(metrics.count)}
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

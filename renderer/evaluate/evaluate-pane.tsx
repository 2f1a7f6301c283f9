import { useState } from 'react';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { formatCount, formatLoss } from '../ui/format';
import { ClassTable, sizesOf } from './class-table';
import { type Cell, ConfusionMatrix } from './confusion-matrix';
import { commonMistakes } from './confusion-statistics';
import { useEvaluateView } from './evaluate-view';
import { type Evaluation, useEvaluation } from './evaluation';
import { Mistakes } from './mistakes';

/** How good the network is on data that it never learned from. */
export function EvaluatePane() {
  const evaluation = useEvaluation();
  if (evaluation === null) return <NothingYet />;
  return evaluation.classes.length === 0 ? <Regression evaluation={evaluation} /> : <Classes evaluation={evaluation} />;
}

function Classes({ evaluation: { record, epochs, classes, unit } }: { evaluation: Evaluation }) {
  const { confusion } = record.test;
  const narrow = useEvaluateView((view) => view.narrow);
  const [picked, setPicked] = useState<Cell | null>(null);
  const [worst] = commonMistakes(confusion, classes.length, 1);
  const inside = picked !== null && picked.truth < classes.length && picked.taken < classes.length;
  const chosen = inside ? picked : (worst ?? { truth: 0, taken: 0 });
  return (
    <div className={`body evaluate shows-${narrow}`}>
      <div className="col cm-col">
        <div className="plot-h">
          <b>Confusion</b>
          <span className="t3 s11t cut" title={`epoch ${record.epoch} of ${epochs}`}>
            rows: true class, columns: predicted; epoch {record.epoch}
          </span>
        </div>
        <ConfusionMatrix confusion={confusion} classes={classes} chosen={chosen} onChoose={setPicked} />
      </div>
      <div className="col class-col">
        <div className="plot-h">
          <b>By class</b>
          <span className="t3 s11t cut">{sizesOf(confusion, classes.length, unit)}</span>
        </div>
        <ClassTable confusion={confusion} classes={classes} chosen={chosen.truth} />
      </div>
      <div className="col grow mistake-col">
        <div className="plot-h">
          <b>Mistakes</b>
          <span className="t3 s11t cut">most frequent first</span>
        </div>
        <Mistakes confusion={confusion} classes={classes} unit={unit} chosen={chosen} onChoose={setPicked} />
      </div>
    </div>
  );
}

function Regression({ evaluation: { record } }: { evaluation: Evaluation }) {
  return (
    <EmptyState icon="chart-line" title={`Test loss ${formatLoss(record.test.loss)}`}>
      <span>
        Epoch {record.epoch}, n = {formatCount(record.test.count)}. The target is a number, not a class: there is
        nothing to confuse, so only the loss is measured.
      </span>
    </EmptyState>
  );
}

function NothingYet() {
  const train = useCommand('run.train');
  const phase = useApp(({ run }) => run.phase);
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

import { useMemo } from 'react';
import { EmptyState } from '../ui/empty-state';
import { formatCount, formatLoss, formatShort } from '../ui/format';
import { CurveFit } from './curve-fit';
import type { Evaluation } from './judged';
import { residualsOf } from './residuals';
import { ScatterPlot } from './scatter-plot';
import { usePredictions } from './use-predictions';

/** A head that answers with a number: predicted against true, and what is left over. */
export function RegressionView({ evaluation: { split, metrics, when, info, unit } }: { evaluation: Evaluation }) {
  const seen = usePredictions(split);
  const residuals = useMemo(() => (seen === null ? null : residualsOf(seen.view)), [seen]);
  if (residuals === null) {
    return (
      <EmptyState
        icon="chart-line"
        title={`${split === 'test' ? 'Test' : 'Training'} loss ${formatLoss(metrics.loss)}`}
      >
        The rows are being looked at.
      </EmptyState>
    );
  }
  const { truth, said, left, rootMeanSquare, meanAbsolute, explained } = residuals;
  return (
    <div className="body evaluate regression">
      {info?.shape.length === 1 && info.shape[0] === 1 ? <CurveFit /> : null}
      <div className="col grow">
        <div className="plot-h">
          <b>Predicted against true</b>
          <span className="t3 s11t cut" title={`${when}; on the line is right`}>
            {when}
          </span>
        </div>
        <ScatterPlot across={truth} up={said} acrossName="true" upName="predicted" line="diagonal" />
      </div>
      <div className="col grow">
        <div className="plot-h">
          <b>Residuals</b>
          <span className="t3 s11t cut">predicted − true</span>
        </div>
        <ScatterPlot across={said} up={left} acrossName="predicted" upName="residual" line="zero" />
      </div>
      <div className="col figures-col">
        <div className="plot-h">
          <b>{split === 'test' ? 'Test set' : 'Training set'}</b>
        </div>
        <dl className="kv">
          <dt>Loss</dt>
          <dd className="tn">{formatLoss(metrics.loss)}</dd>
          <dt title="Root of the mean squared residual, in the units of the target">RMSE</dt>
          <dd className="tn">{formatShort(rootMeanSquare)}</dd>
          <dt title="Mean absolute residual">MAE</dt>
          <dd className="tn">{formatShort(meanAbsolute)}</dd>
          <dt title="1 − Σ residual² / Σ (true − mean)²: 0 is no better than always saying the mean">R²</dt>
          <dd className="tn">{explained === null ? '·' : formatShort(explained)}</dd>
          <dt>Rows</dt>
          <dd className="tn">
            {formatCount(metrics.count)} <small>{unit}</small>
          </dd>
        </dl>
      </div>
    </div>
  );
}

import { useMemo } from 'react';
import type { TrainPlan } from '../../../src-core/plan/plan';
import type { ViewQuery } from '../../../src-core/training/view';
import { useApp } from '../../store/create-store';
import type { Plane } from '../../store/plane';
import { useView } from '../../store/views';
import { lossCurve } from '../../training/batch-curves';
import { CurvePane } from '../../training/curve-pane';
import { formatCount, formatPercent, formatShort } from '../../ui/format';
import { useEvaluateView } from '../evaluate-view';
import { judge } from '../judgements';
import { usePredictions } from '../use-predictions';
import { classOneOf, unsureShare } from './margins';
import type { Surface } from './paint-surface';
import { PointControls } from './point-controls';
import { SurfaceLegend } from './surface-legend';
import { SurfacePlot } from './surface-plot';
import { surfaceWeights } from './surface-weights';

const side = 100;

/** Data in a plane: how the network parts it, with every point, and what can be changed about the points. */
export function SurfaceView({ plane, plan }: { plane: Plane; plan: TrainPlan }) {
  const hard = useEvaluateView((view) => view.hard);
  const trains = useApp(({ run }) => run.step > 0);
  const weights = useApp(surfaceWeights);
  const head = plan.operations[plan.output]?.node;
  const query = useMemo((): Extract<ViewQuery, { kind: 'maps' }> | null => {
    if (head === undefined) return null;
    const box = { low: plane.low, high: plane.high, side };
    return { kind: 'maps', box, wanted: [{ node: head, units: null, most: 10 }] };
  }, [head, plane]);
  const seen = useView<'maps'>(query, 'maps');
  const surface = useMemo((): Surface | null => {
    const [maps] = seen?.view.maps ?? [];
    if (seen === null || maps === undefined || maps.units.length === 0) return null;
    return { box: seen.query.box, maps: maps.values, units: maps.units.length };
  }, [seen]);
  const wrong = useWrong();
  const look = useMemo(() => ({ hard, wrong }), [hard, wrong]);
  const classOne = surface === null ? null : classOneOf(surface.maps, surface.units);
  const what = plane.info.classes.length === 2 ? `probability of ${plane.info.classes[1]}` : 'likeliest class';
  return (
    <div className="body surface">
      <div className="col surface-col">
        <div className="plot-h">
          <b>Decision surface</b>
          <span className="t3 s11t cut" title={what}>
            {what}
          </span>
        </div>
        <SurfacePlot plane={plane} surface={surface} look={look} />
      </div>
      <div className="col legend-col">
        <SurfaceLegend info={plane.info} />
        {seen === null ? null : (
          <p className="s11t t3 tn surface-ms" title="What the newest picture took in the worker">
            {side} × {side} in {formatShort(seen.view.ms)} ms
          </p>
        )}
      </div>
      <div className="col points-col">
        <PointControls />
        <div className="plot-h wrong-h">
          <b>Wrong</b>
        </div>
        <dl className="kv">
          <dt>Train</dt>
          <dd className="tn">
            {formatCount(wrong.train.size)} <small>of {formatCount(plane.train.count)}</small>
          </dd>
          <dt>Test</dt>
          <dd className="tn">
            {formatCount(wrong.test.size)} <small>of {formatCount(plane.test.count)}</small>
          </dd>
          {classOne === null ? null : (
            <>
              <dt title="Part of the plane where the probability is between 0.10 and 0.90">Unsure area</dt>
              <dd className="tn">{formatPercent(unsureShare(classOne))}</dd>
            </>
          )}
        </dl>
      </div>
      {trains ? (
        <CurvePane kind={lossCurve} subtitle="" />
      ) : (
        <div className="col grow">
          <div className="plot-h">
            <b>Loss</b>
          </div>
          <p className="s12t t2">The curve comes with training. Until then the surface is that of {weights}.</p>
        </div>
      )}
    </div>
  );
}

const none: ReadonlySet<number> = new Set();

/** Rows of each split that are on the wrong side. */
function useWrong(): { readonly train: ReadonlySet<number>; readonly test: ReadonlySet<number> } {
  const [train, test] = [usePredictions('train'), usePredictions('test')];
  return useMemo(() => ({ train: wrongRows(train), test: wrongRows(test) }), [train, test]);
}

function wrongRows(seen: ReturnType<typeof usePredictions>): ReadonlySet<number> {
  if (seen === null) return none;
  const { said, truth, count } = judge(seen.view);
  const wrong = new Set<number>();
  for (let row = 0; row < count; row++) if (said[row] !== truth[row]) wrong.add(row);
  return wrong;
}

import { useLive } from './live';

/** What the colours of the unit maps mean, where cards show them. */
export function PlaneLegend() {
  const { plane, tracing } = useLive();
  if (plane === null || tracing) return null;
  const [across = 'x', up = 'y'] = plane.info.featureNames ?? [];
  return (
    <div className="legend float">
      low
      <i aria-hidden="true" />
      high
      <span className="t3">
        unit over {across}, {up}
      </span>
    </div>
  );
}

import type { DeadUnitsMeasurement, UnitHealth } from '../../../src-core/explain/dead-units';
import { BenchHistogram } from '../../inspector/bench-histogram';
import { useApp } from '../../store/create-store';
import { formatCount, formatPercent } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';

/** For each function with a flat side: what goes into it, and how much of that lies on the flat side. */
export function DeadUnitsView({ measured: { nodes, rows, unit } }: ClaimViewProps<DeadUnitsMeasurement>) {
  return (
    <>
      <div className="healths">
        {nodes.map((health) => (
          <Health key={health.node} health={health} />
        ))}
      </div>
      <p className="t3 s12t">
        Counted one by one on {formatCount(rows)} test {unit}. Dead: derivative 0 on every row. Flat: derivative below a
        twentieth of the function’s largest.
      </p>
    </>
  );
}

function Health({ health: { node, title, units, dead, saturated, histogram } }: { health: UnitHealth }) {
  const reveal = useApp((state) => state.revealNode);
  return (
    <section className="health">
      <button type="button" className="link" onClick={() => reveal(node)}>
        {title}
      </button>
      <svg
        viewBox="0 500 1000 520"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Histogram of what goes into ${title}, −8 to 8`}
      >
        <BenchHistogram counts={Float32Array.from(histogram)} />
        <line className="axis" x1="500" x2="500" y1="560" y2="1000" />
      </svg>
      <dl className="kv">
        <dt>Dead units</dt>
        <dd>
          {formatCount(dead)} <small>of {formatCount(units)}</small>
        </dd>
        <dt>On a flat side</dt>
        <dd>
          {formatPercent(saturated)} <small>of all values</small>
        </dd>
      </dl>
    </section>
  );
}

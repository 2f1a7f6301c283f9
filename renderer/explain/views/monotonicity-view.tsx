import { datasetInfo } from '../../../src-core/datasets/registry';
import type { FeatureSigns, MonotonicityMeasurement } from '../../../src-core/explain/monotonicity';
import { useApp } from '../../store/create-store';
import { niceTicks } from '../../training/ticks';
import { Button } from '../../ui/button';
import { formatCount, formatShort } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Axes, pathOf, scaleOf } from '../axes';
import { useClaimOptions } from '../claim-options';
import type { ClaimViewProps } from '../claim-view';

/** Data for which there is a feature that a linear model can use. */
const remedies: ReadonlySet<string> = new Set(['income', 'body-temperature']);

/** The answer over its one feature, and the signs of its derivative over the test rows. */
export function MonotonicityView({ measured }: ClaimViewProps<MonotonicityMeasurement>) {
  const { features, curve, answer, rows } = measured;
  const { explain } = useClaimOptions();
  const dataset = useApp((state) => state.document.dataset.id);
  return (
    <>
      {curve.length === 0 ? null : <Curve measured={measured} />}
      <table className="tbl signs">
        <caption className="vh">Sign of the derivative of the {answer}</caption>
        <thead>
          <tr>
            <th>feature</th>
            <th className="num">rises at</th>
            <th className="num">falls at</th>
            <th className="num">flat at</th>
            <th className="num">derivative</th>
            <th>verdict</th>
          </tr>
        </thead>
        <tbody>
          {features.map((feature) => (
            <Row key={feature.name} feature={feature} />
          ))}
        </tbody>
      </table>
      <div className="claim-actions">
        {remedies.has(dataset) ? (
          <Button icon="wand-sparkles" onClick={() => explain('remedy')}>
            Compare with a better feature
          </Button>
        ) : null}
        <span className="t3 s12t">
          Derivative of the {answer} in the units that are fed, exact, at {formatCount(rows)} test rows.
        </span>
      </div>
    </>
  );
}

function Row({ feature: { name, rising, falling, flat, least, most, monotone } }: { feature: FeatureSigns }) {
  return (
    <tr>
      <td>{name}</td>
      <td className="num">{formatCount(rising)}</td>
      <td className="num">{formatCount(falling)}</td>
      <td className="num">{formatCount(flat)}</td>
      <td className="num">
        {formatShort(least)} to {formatShort(most)}
      </td>
      <td>
        <Icon name={monotone ? 'arrow-right' : 'waves'} size={12} /> {monotone ? 'monotone' : 'not monotone'}
      </td>
    </tr>
  );
}

function Curve({ measured: { curve, answer, features } }: { measured: MonotonicityMeasurement }) {
  const dataset = useApp(({ document }) => document.dataset);
  const xs = curve.map(({ x }) => x);
  const ys = curve.map(({ y }) => y);
  const across = niceTicks(Math.min(...xs), Math.max(...xs), 6);
  const up = niceTicks(Math.min(0, ...ys), Math.max(0, ...ys), 4);
  const scale = scaleOf(across, up);
  const zero = datasetInfo(dataset)?.task === 'classification';
  return (
    <div className="probe">
      <div className="plot-h">
        <b>{answer}</b>
        <span className="t3 s11t">over {features[0]?.name}</span>
      </div>
      <div
        className="plot"
        role="img"
        aria-label={`${answer} over ${features[0]?.name}: ${features[0]?.monotone ? 'monotone' : 'not monotone'}`}
      >
        <Axes
          across={across}
          up={up}
          drawing={
            <>
              {zero ? <line className="now" x1="0" x2="1000" y1={scale.y(0)} y2={scale.y(0)} /> : null}
              <path className="s-f" d={pathOf(scale, xs, ys)} />
            </>
          }
        />
      </div>
    </div>
  );
}

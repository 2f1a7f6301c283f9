import { useMemo } from 'react';
import { toOwnUnits } from '../../src-core/datasets/own-units';
import type { ViewQuery } from '../../src-core/training/view';
import { useApp } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import type { Plane } from '../store/plane';
import { usePlane } from '../store/use-plane';
import { useView } from '../store/views';
import { niceTicks, tickLabels } from '../training/ticks';
import { Key } from '../ui/key';

const side = 240;
const [width, height] = [360, 220];
const most = 1500;

/** Data of one feature: the rows, and the curve that the network draws through them. */
export function CurveFit() {
  const plane = usePlane(useApp(({ document }) => document.dataset));
  const plan = useApp(({ analysis }) => planOf(analysis));
  const head = plan?.operations[plan.output]?.node;
  const query = useMemo((): Extract<ViewQuery, { kind: 'maps' }> | null => {
    if (plane === null || head === undefined) return null;
    return {
      kind: 'maps',
      box: { low: plane.low, high: plane.high, side },
      wanted: [{ node: head, units: [0], most: 1 }],
    };
  }, [plane, head]);
  const fit = useView<'maps'>(query, 'maps')?.view.maps[0]?.values ?? null;
  if (plane === null) return null;
  return (
    <div className="col grow fit-col">
      <div className="plot-h">
        <b>Fit</b>
        <span className="sp" />
        <span className="key">
          <svg viewBox="-6 -6 12 12" className="mark-key" aria-hidden="true">
            <circle r="3" fill="var(--data-muted)" />
          </svg>
          rows
        </span>
        <Key line="s-train">network</Key>
      </div>
      <Plot plane={plane} fit={fit} />
    </div>
  );
}

function Plot({ plane, fit }: { plane: Plane; fit: Float32Array | null }) {
  const { info, low, high, train, test } = plane;
  const [from = 0, to = 1] = low.flatMap((value, axis) => [value, high[axis] ?? 1]);
  const rows = [train, test].flatMap(({ features, labels, count }) =>
    Array.from({ length: count }, (_, row) => ({ x: features[row] ?? 0, y: labels[row] ?? 0 })),
  );
  const curve = fit === null ? [] : [...fit].filter(Number.isFinite);
  const ys = [...rows.map(({ y }) => y), ...curve];
  const vertical = niceTicks(Math.min(...ys, 0), Math.max(...ys, 1e-6), 4);
  const own = [...toOwnUnits(info, Float32Array.of(from, to))];
  const horizontal = niceTicks(own[0] ?? 0, own[1] ?? 1, 5).values.filter(
    (tick) => tick >= (own[0] ?? 0) && tick <= (own[1] ?? 1),
  );
  const toX = (x: number): number => (width * (x - from)) / (to - from);
  const toY = (y: number): number => height - (height * (y - vertical.low)) / (vertical.high - vertical.low);
  const points = (fit === null ? [] : [...fit])
    .map((y, index) => `${toX(from + ((index + 0.5) * (to - from)) / side).toFixed(1)},${toY(y).toFixed(1)}`)
    .join(' ');
  return (
    <svg
      className="scatter"
      viewBox={`-44 -8 ${width + 56} ${height + 44}`}
      role="img"
      aria-label={`${rows.length} rows and the curve of the network`}
    >
      {vertical.values.map((tick, index) => (
        <g key={tick}>
          <line className="gl" x1="0" x2={width} y1={toY(tick)} y2={toY(tick)} />
          <text x="-6" y={toY(tick)} textAnchor="end" dominantBaseline="central">
            {tickLabels(vertical.values)[index]}
          </text>
        </g>
      ))}
      {horizontal.map((tick, index) => (
        <text
          key={tick}
          x={(width * (tick - (own[0] ?? 0))) / ((own[1] ?? 1) - (own[0] ?? 0))}
          y={height + 14}
          textAnchor="middle"
        >
          {tickLabels(horizontal)[index]}
        </text>
      ))}
      {rows.slice(0, most).map(({ x, y }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
        <circle key={row} cx={toX(x)} cy={toY(y)} r="1.8" className="muted-mark" />
      ))}
      {points === '' ? null : <polyline points={points} className="fit" />}
      <text className="axis" x={width / 2} y={height + 30} textAnchor="middle">
        {info.featureNames?.[0] ?? 'x'}
      </text>
    </svg>
  );
}

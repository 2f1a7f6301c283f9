import { useMemo } from 'react';
import { toOwnUnits } from '../../src-core/datasets/own-units';
import type { ViewQuery } from '../../src-core/training/view';
import { useApp } from '../store/create-store';
import { planOf } from '../store/plan-of-now';
import type { Plane } from '../store/plane';
import { usePlane } from '../store/use-plane';
import { useView } from '../store/views';
import { niceTicks, ticksWithin } from '../training/ticks';
import { Key } from '../ui/key';
import { PlotFrame } from '../ui/plot-frame';
import { PlotAxes } from './scatter-plot';

const side = 240;
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
      <PlotFrame label={`${plane.train.count + plane.test.count} rows and the curve of the network`}>
        {(width, height) => <Plot plane={plane} fit={fit} width={width} height={height} />}
      </PlotFrame>
    </div>
  );
}

interface PlotProps {
  readonly plane: Plane;
  readonly fit: Float32Array | null;
  readonly width: number;
  readonly height: number;
}

function Plot({ plane, fit, width, height }: PlotProps) {
  const { info, low, high, train, test } = plane;
  const [from = 0, to = 1] = [low[0] ?? 0, high[0] ?? 1];
  const rows = [train, test].flatMap(({ features, labels, count }) =>
    Array.from({ length: count }, (_, row) => ({ x: features[row] ?? 0, y: labels[row] ?? 0 })),
  );
  const curve = fit === null ? [] : [...fit];
  const ys = [...rows.map(({ y }) => y), ...curve].filter(Number.isFinite);
  const up = niceTicks(Math.min(...ys, 0), Math.max(...ys, 1e-6), 4);
  const [ownFrom = from, ownTo = to] = toOwnUnits(info, Float32Array.of(from, to));
  const values = ticksWithin(ownFrom, ownTo, 5);
  const toX = (x: number): number => (width * (x - from)) / (to - from);
  const toY = (y: number): number => height - (height * (y - up.low)) / (up.high - up.low);
  const points = curve.map((y, index) => {
    const x = from + ((index + 0.5) * (to - from)) / side;
    return `${toX(x).toFixed(1)},${toY(y).toFixed(1)}`;
  });
  return (
    <>
      <PlotAxes
        across={{ low: ownFrom, high: ownTo, values }}
        up={up}
        width={width}
        height={height}
        name={info.featureNames?.[0] ?? 'x'}
      />
      {rows.slice(0, most).map(({ x, y }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
        <circle key={row} cx={toX(x)} cy={toY(y)} r="1.8" className="muted-mark" />
      ))}
      {points.length === 0 ? null : <polyline points={points.join(' ')} className="fit" />}
    </>
  );
}

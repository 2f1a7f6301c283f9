import { niceTicks, type Ticks, tickLabels } from '../training/ticks';

interface ScatterPlotProps {
  readonly across: ArrayLike<number>;
  readonly up: ArrayLike<number>;
  readonly acrossName: string;
  readonly upName: string;
  /** Where a perfect network's points lie. */
  readonly line: 'diagonal' | 'zero';
}

const most = 2000;
const [width, height] = [260, 200];

/** Two numbers of each row as a point. */
export function ScatterPlot({ across, up, acrossName, upName, line }: ScatterPlotProps) {
  const count = Math.min(across.length, most);
  const xs = Array.from({ length: count }, (_, row) => across[row] ?? 0);
  const ys = Array.from({ length: count }, (_, row) => up[row] ?? 0);
  const both = [...xs, ...ys];
  const horizontal = line === 'diagonal' ? ticksOf(both) : ticksOf(xs);
  const vertical = line === 'diagonal' ? horizontal : ticksOf([...ys, 0]);
  const toX = (value: number): number => (width * (value - horizontal.low)) / (horizontal.high - horizontal.low);
  const toY = (value: number): number => height - (height * (value - vertical.low)) / (vertical.high - vertical.low);
  const ideal: readonly [number, number] = line === 'diagonal' ? [vertical.low, vertical.high] : [0, 0];
  return (
    <svg
      className="scatter"
      viewBox={`-44 -8 ${width + 56} ${height + 44}`}
      role="img"
      aria-label={`${upName} against ${acrossName} of ${count} rows`}
    >
      {vertical.values.map((tick, index) => (
        <g key={tick}>
          <line className="gl" x1="0" x2={width} y1={toY(tick)} y2={toY(tick)} />
          <text x="-6" y={toY(tick)} textAnchor="end" dominantBaseline="central">
            {tickLabels(vertical.values)[index]}
          </text>
        </g>
      ))}
      {horizontal.values.map((tick, index) => (
        <text key={tick} x={toX(tick)} y={height + 14} textAnchor="middle">
          {tickLabels(horizontal.values)[index]}
        </text>
      ))}
      {xs.map((x, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
        <circle key={row} cx={toX(x)} cy={toY(ys[row] ?? 0)} r="2" className="row-mark" />
      ))}
      <line
        className="ideal"
        x1={toX(horizontal.low)}
        x2={toX(horizontal.high)}
        y1={toY(ideal[0])}
        y2={toY(ideal[1])}
      />
      <text className="axis" x={width / 2} y={height + 30} textAnchor="middle">
        {acrossName}
      </text>
    </svg>
  );
}

function ticksOf(values: readonly number[]): Ticks {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? niceTicks(0, 1, 4) : niceTicks(Math.min(...finite), Math.max(...finite), 4);
}

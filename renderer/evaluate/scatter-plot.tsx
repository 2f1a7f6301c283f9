import { niceTicks, type Ticks, tickLabels } from '../training/ticks';
import { PlotFrame } from '../ui/plot-frame';

interface ScatterPlotProps {
  readonly across: ArrayLike<number>;
  readonly up: ArrayLike<number>;
  readonly acrossName: string;
  readonly upName: string;
  /** Where a perfect network's points lie. */
  readonly line: 'diagonal' | 'zero';
}

const most = 2000;

/** Two numbers of each row as a point. */
export function ScatterPlot(props: ScatterPlotProps) {
  const rows = Math.min(props.across.length, most);
  return (
    <PlotFrame label={`${props.upName} against ${props.acrossName} of ${rows} rows`}>
      {(width, height) => <Points {...props} width={width} height={height} />}
    </PlotFrame>
  );
}

function Points({ across, up, acrossName, line, width, height }: ScatterPlotProps & { width: number; height: number }) {
  const count = Math.min(across.length, most);
  const xs = Array.from({ length: count }, (_, row) => across[row] ?? 0);
  const ys = Array.from({ length: count }, (_, row) => up[row] ?? 0);
  const horizontal = line === 'diagonal' ? ticksOf([...xs, ...ys]) : ticksOf(xs);
  const vertical = line === 'diagonal' ? horizontal : ticksOf([...ys, 0]);
  const toX = (value: number): number => (width * (value - horizontal.low)) / (horizontal.high - horizontal.low);
  const toY = (value: number): number => height - (height * (value - vertical.low)) / (vertical.high - vertical.low);
  const ideal: readonly [number, number] = line === 'diagonal' ? [vertical.low, vertical.high] : [0, 0];
  return (
    <>
      <PlotAxes across={horizontal} up={vertical} width={width} height={height} name={acrossName} />
      {xs.map((x, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
        <circle key={row} cx={toX(x)} cy={toY(ys[row] ?? 0)} r="2" className="row-mark" />
      ))}
      <line className="ideal" x1="0" x2={width} y1={toY(ideal[0])} y2={toY(ideal[1])} />
    </>
  );
}

interface PlotAxesProps {
  readonly across: Ticks;
  readonly up: Ticks;
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

/** Lines and labels of both axes. */
export function PlotAxes({ across, up, width, height, name }: PlotAxesProps) {
  const labels = { across: tickLabels(across.values), up: tickLabels(up.values) };
  return (
    <>
      {up.values.map((tick, index) => {
        const y = height - (height * (tick - up.low)) / (up.high - up.low);
        return (
          <g key={tick}>
            <line className="gl" x1="0" x2={width} y1={y} y2={y} />
            <text x="-6" y={y} textAnchor="end" dominantBaseline="central">
              {labels.up[index]}
            </text>
          </g>
        );
      })}
      {across.values.map((tick, index) => (
        <text
          key={tick}
          x={(width * (tick - across.low)) / (across.high - across.low)}
          y={height + 14}
          textAnchor="middle"
        >
          {labels.across[index]}
        </text>
      ))}
      <text className="axis" x={width / 2} y={height + 29} textAnchor="middle">
        {name}
      </text>
    </>
  );
}

function ticksOf(values: readonly number[]): Ticks {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? niceTicks(0, 1, 4) : niceTicks(Math.min(...finite), Math.max(...finite), 4);
}

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { tickLabels } from '../training/ticks';
import { formatLoss, formatPercent } from '../ui/format';
import { LineKey } from './line-key';
import { type Overlay, type OverlayKind, type OverlayLine, valueAt } from './overlay';

interface OverlayPlotProps {
  readonly overlay: Overlay;
  readonly kind: OverlayKind;
}

/** Curves laid over each other; the pointer and the arrow keys read exact values. */
export function OverlayPlot({ overlay, kind }: OverlayPlotProps) {
  const [epoch, setEpoch] = useState<number | null>(null);
  const { lines, x, y } = overlay;
  const left = (value: number): number => (100 * (value - x.low)) / (x.high - x.low);
  const bottom = (value: number): number => (100 * (value - y.low)) / (y.high - y.low);
  const last = Math.max(...lines.map(({ points }) => points.at(-1)?.epoch ?? 0));
  const step = Math.max(1, Math.round(last / 100));

  const onPointerMove = ({ currentTarget, clientX }: PointerEvent): void => {
    const box = currentTarget.getBoundingClientRect();
    const at = x.low + ((clientX - box.left) / box.width) * (x.high - x.low);
    setEpoch(Math.max(0, Math.min(last, kind === 'training' ? at : Math.round(at))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -step, ArrowRight: step, PageUp: -10 * step, PageDown: 10 * step }[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : by === undefined ? null : (epoch ?? last) + by;
    if (next === null) return;
    event.preventDefault();
    setEpoch(Math.max(0, Math.min(last, next)));
  };

  return (
    <div
      className="plot overlay-plot"
      role="slider"
      tabIndex={0}
      aria-label="Curves of the ticked runs, exact values"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={epoch ?? last}
      aria-valuetext={readingWords(lines, epoch ?? last, kind)}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setEpoch(null)}
      onKeyDown={onKeyDown}
      onBlur={() => setEpoch(null)}
    >
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {y.values.map((value) => (
          <line
            key={value}
            className="gl"
            x1="0"
            x2="1000"
            y1={1000 - 10 * bottom(value)}
            y2={1000 - 10 * bottom(value)}
          />
        ))}
      </svg>
      <svg className="clipped" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {lines.map((line) => (
          <Line key={line.run.id} line={line} left={left} bottom={bottom} />
        ))}
        {epoch === null ? null : <line className="now" x1={10 * left(epoch)} x2={10 * left(epoch)} y1="0" y2="1000" />}
      </svg>
      {y.values.map((value, index) => (
        <span key={value} className="yt" style={{ bottom: `${bottom(value)}%` }}>
          {yLabels(y.values, kind)[index]}
        </span>
      ))}
      {x.values.map((value, index) => (
        <span key={value} className="xt" style={{ left: `${left(value)}%` }}>
          {tickLabels(x.values)[index]}
        </span>
      ))}
      {epoch === null ? null : <Reading lines={lines} epoch={epoch} kind={kind} atLeft={left(epoch) > 55} />}
    </div>
  );
}

interface LineProps {
  readonly line: OverlayLine;
  readonly left: (epoch: number) => number;
  readonly bottom: (value: number) => number;
}

/** A curve and, at its end, the interval of what it came to. */
function Line({ line: { points, look, interval }, left, bottom }: LineProps) {
  const at = (epoch: number, value: number): string =>
    `${(10 * left(epoch)).toFixed(1)},${Math.max(-2000, Math.min(3000, 1000 - 10 * bottom(value))).toFixed(1)}`;
  const [end] = points.slice(-1);
  return (
    <>
      {interval === null || end === undefined ? null : (
        <path className={`ov-bar ov-${look}`} d={`M${at(end.epoch, interval[0])}L${at(end.epoch, interval[1])}`} />
      )}
      <path
        className={`ov ov-${look}`}
        d={points.map(({ epoch, value }, index) => `${index === 0 ? 'M' : 'L'}${at(epoch, value)}`).join('')}
      />
      {end === undefined ? null : (
        // A line of no length with round ends is a dot that the stretched drawing does not deform.
        <path className={`ov-dot ov-${look}`} d={`M${at(end.epoch, end.value)}h0.01`} />
      )}
    </>
  );
}

interface ReadingProps {
  readonly lines: readonly OverlayLine[];
  readonly epoch: number;
  readonly kind: OverlayKind;
  readonly atLeft: boolean;
}

function Reading({ lines, epoch, kind, atLeft }: ReadingProps) {
  return (
    <dl className={`tip2 overlay-tip${atLeft ? ' at-left' : ''}`}>
      <dt className="wide-row">epoch {Number.isInteger(epoch) ? epoch : epoch.toFixed(2)}</dt>
      {lines.map((line) => {
        const point = valueAt(line, epoch);
        return (
          <div key={line.run.id}>
            <dt>
              <LineKey look={line.look} />
              <span className="cut">{line.run.name}</span>
            </dt>
            <dd>
              <b>{point === null ? '·' : valueText(point.value, kind)}</b>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const valueText = (value: number, kind: OverlayKind): string =>
  kind === 'accuracy' ? formatPercent(value) : formatLoss(value);

function yLabels(values: readonly number[], kind: OverlayKind): readonly string[] {
  return tickLabels(kind === 'accuracy' ? values.map((value) => Number((value * 100).toPrecision(6))) : values);
}

function readingWords(lines: readonly OverlayLine[], epoch: number, kind: OverlayKind): string {
  const values = lines.map((line) => {
    const point = valueAt(line, epoch);
    return `${line.run.name} ${point === null ? 'over' : valueText(point.value, kind)}`;
  });
  return `epoch ${Number.isInteger(epoch) ? epoch : epoch.toFixed(2)}: ${values.join(', ')}`;
}

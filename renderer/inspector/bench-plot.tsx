import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { ActivationFunction } from '../../src-core/nodes/activation-functions';
import { tickLabels } from '../training/ticks';
import { formatShort } from '../ui/format';
import { toNumberText } from '../ui/number-text';
import { makeBenchCurve, reach, toX, toY } from './bench-curve';
import { BenchHistogram } from './bench-histogram';
import type { Overlay } from './overlays';

interface BenchPlotProps {
  readonly activation: ActivationFunction;
  readonly slope: number;
  readonly histogram: Float32Array | null;
  /** Laid over the function. */
  readonly overlay?: Overlay | null;
  /** Where the reading stands while several are read together. */
  readonly at?: number;
  readonly onRead?: (x: number) => void;
}

const ticksX = [-8, -4, 0, 4, 8];

/** Function and derivative on [−8, 8]; the reading follows the mouse and the arrow keys. */
export function BenchPlot({ activation, slope, histogram, overlay = null, at, onRead }: BenchPlotProps) {
  const [own, setOwn] = useState(0);
  const x = at ?? own;
  const setX = onRead ?? setOwn;
  const { vertical, value, derivative, other } = useMemo(
    () => makeBenchCurve(activation, slope, overlay),
    [activation, slope, overlay],
  );
  const labels = tickLabels(vertical.values);
  const [y, dy] = [activation.value(x, slope), activation.derivative(x, slope)];
  const onPointerMove = (event: PointerEvent): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setX(onGrid(((event.clientX - left) / width) * 2 * reach - reach));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setX(onGrid(x + by));
  };
  return (
    <div className="bench">
      <div
        className="plot"
        role="slider"
        tabIndex={0}
        aria-label={`${activation.title} and its derivative`}
        aria-valuemin={-reach}
        aria-valuemax={reach}
        aria-valuenow={x}
        aria-valuetext={`x ${toNumberText(x)}: value ${formatShort(y)}, derivative ${formatShort(dy)}`}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setX(0)}
        onKeyDown={onKeyDown}
      >
        <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
          {vertical.values.map((tick) => (
            <line key={tick} className="gl" x1="0" x2="1000" y1={toY(tick, vertical)} y2={toY(tick, vertical)} />
          ))}
          {histogram === null ? null : <BenchHistogram counts={histogram} />}
          <line className="now" x1={toX(x)} x2={toX(x)} y1="0" y2="1000" />
          <path className="s-f" d={value} />
          <path className="s-df" d={derivative} />
          {other === null ? null : <path className="s-other" d={other} />}
        </svg>
        {vertical.values.map((tick, index) => (
          <span key={tick} className="yt" style={{ bottom: `${100 - toY(tick, vertical) / 10}%` }}>
            {labels[index]}
          </span>
        ))}
        {ticksX.map((tick) => (
          <span key={tick} className="xt" style={{ left: `${toX(tick) / 10}%` }}>
            {toNumberText(tick)}
          </span>
        ))}
        <i className="pt" style={{ left: `${toX(x) / 10}%`, top: `${toY(dy, vertical) / 10}%` }} />
        <i className="pt tr" style={{ left: `${toX(x) / 10}%`, top: `${toY(y, vertical) / 10}%` }} />
      </div>
      <p className="bench-read tn">
        <span>
          <i>x</i> = {toNumberText(x)}
        </span>
        <span>
          <i>f</i> = <b>{readout(y)}</b>
        </span>
        <span>
          <i>f</i> ′ = <b>{readout(dy)}</b>
        </span>
        {overlay === null ? null : (
          <span>
            other <b>{readout(overlay.value(x))}</b>
          </span>
        )}
      </p>
    </div>
  );
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.1,
  ArrowRight: 0.1,
  PageUp: 1,
  PageDown: -1,
  Home: -2 * reach,
  End: 2 * reach,
};

/** Three significant digits and no empty zeros: 0, 0.25, 7.9. */
export const readout = (value: number): string =>
  Math.abs(value) < 0.001 && value !== 0 ? formatShort(value) : toNumberText(Number(value.toPrecision(3)));

/** Steps of 0.1 inside the bench. */
const onGrid = (x: number): number => Math.max(-reach, Math.min(reach, Math.round(x * 10) / 10));

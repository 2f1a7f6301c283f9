import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { GraphNode } from '../../src-core/graph/document';
import { type ActivationFunction, findActivationFunction } from '../../src-core/nodes/activation-functions';
import { useApp } from '../store/create-store';
import { useShownWeights } from '../store/first-weights';
import { shownSnapshot } from '../store/selectors';
import { tickLabels } from '../training/ticks';
import { formatShort } from '../ui/format';
import { Key } from '../ui/key';
import { toNumberText } from '../ui/number-text';
import { makeBenchCurve, reach, toX, toY } from './bench-curve';
import { BenchHistogram } from './bench-histogram';

/** An activation's function and derivative over the histogram of what this very node gets. */
export function Bench({ node }: { node: GraphNode }) {
  const chosen = node.params.function;
  const activation = typeof chosen === 'string' ? findActivationFunction(chosen) : null;
  const slope = useSlope(node);
  const histogram = useApp(
    (state) => shownSnapshot(state)?.nodes.find((one) => one.node === node.id)?.histogram ?? null,
  );
  if (activation === null) return null;
  return (
    <div className="sec">
      <h3>
        Bench<small>{node.params.function === 'prelu' ? `α now ${formatShort(slope)}` : '−8 to 8'}</small>
      </h3>
      <div className="row g12 bench-key">
        <Key line="s-f">
          <i>f</i> (<i>x</i>)
        </Key>
        <Key line="s-df">
          <i>f</i> ′(<i>x</i>)
        </Key>
        <span className="sp" />
        {histogram === null ? null : (
          <span className="key" title="Histogram of what goes into this node, on test rows">
            <svg viewBox="0 0 16 8" aria-hidden="true">
              <rect className="hist neg" x="0" y="0" width="7" height="8" />
              <rect className="hist" x="9" y="0" width="7" height="8" />
            </svg>
            this node now
          </span>
        )}
      </div>
      <BenchPlot activation={activation} slope={slope} histogram={histogram} />
    </div>
  );
}

interface BenchPlotProps {
  readonly activation: ActivationFunction;
  readonly slope: number;
  readonly histogram: Float32Array | null;
}

const ticksX = [-8, -4, 0, 4, 8];

function BenchPlot({ activation, slope, histogram }: BenchPlotProps) {
  const [x, setX] = useState(0);
  const { vertical, value, derivative } = useMemo(() => makeBenchCurve(activation, slope), [activation, slope]);
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
    setX((before) => onGrid(before + by));
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
const readout = (value: number): string =>
  Math.abs(value) < 0.001 && value !== 0 ? formatShort(value) : toNumberText(Number(value.toPrecision(3)));

/** Steps of 0.1 inside the bench. */
const onGrid = (x: number): number => Math.max(-reach, Math.min(reach, Math.round(x * 10) / 10));

/** The slope below zero: fixed, or for pReLU the learned one of now (the mean, where each unit has its own). */
function useSlope(node: GraphNode): number {
  const weights = useShownWeights();
  const { function: chosen, slope, alpha } = node.params;
  if (chosen !== 'prelu') return typeof slope === 'number' ? slope : 0;
  const learned = weights.get(node.id)?.find(({ name }) => name === 'alpha')?.values;
  if (learned === undefined || learned.length === 0) return typeof alpha === 'number' ? alpha : 0;
  return learned.reduce((sum, value) => sum + value, 0) / learned.length;
}

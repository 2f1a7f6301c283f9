import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Spread } from '../../../src-core/training/view';
import { type Paint, PaintedCanvas } from '../../canvas/painted-canvas';
import { useApp } from '../../store/create-store';
import type { DistributionsByStep } from '../../store/distribution-feed';
import { epochsInSight, type Stretch } from '../curve';
import { placesOf } from '../curve-reading';
import { niceTicks, type Ticks, tickLabels, ticksWithin } from '../ticks';
import { useOtherRuns } from '../use-other-runs';
import { zoomOfKey } from '../zoom-keys';
import { useZoom } from '../zoom-view';
import { type Band, bandAt, bandsOf, rangeOf } from './bands';
import { DistributionTip, distributionWords, type PointedBand } from './distribution-tip';
import { type BandsLook, paintBands } from './paint-bands';

interface DistributionPlotProps {
  readonly known: DistributionsByStep;
  /** Of the layer. */
  readonly title: string;
  readonly of: Spread;
}

/** A column of shades for each kept step; the pointer and the arrow keys read exact numbers. */
export function DistributionPlot({ known, title, of }: DistributionPlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(frame);
  const perEpoch = useApp(({ run }) => run.stepsPerEpoch);
  const others = useOtherRuns();
  const { now, shownAt } = useApp(useShallow((state) => placesOf(state, [])));
  // One axis with the plots beside it.
  const { epochs, now: end } = useApp(useShallow((state) => placesOf(state, others)));
  const { zoom, showPart } = useZoom();
  const seen = useMemo(() => epochsInSight(zoom, epochs, end), [zoom, epochs, end]);
  const bands = useMemo(() => bandsOf(known, perEpoch, now, seen), [known, perEpoch, now, seen]);
  const axes = useMemo(() => axesOf(width, height, seen, bands), [width, height, seen, bands]);
  const { x, y, up } = axes;
  const [pointed, setPointed] = useState<PointedBand | null>(null);
  const [dragged, setDragged] = useState<Stretch | null>(null);
  const across = ticksWithin(seen.low, seen.high, 5);
  const paint = useCallback<Paint>((context, colors) => paintBands(context, colors, bands, axes), [bands, axes]);

  const epochOf = ({ currentTarget, clientX }: PointerEvent): number => {
    const box = currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - box.left) / box.width));
    return seen.low + share * (seen.high - seen.low);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const epoch = epochOf(event);
    if (dragged !== null) setDragged({ low: dragged.low, high: epoch });
    const box = event.currentTarget.getBoundingClientRect();
    const value = up.high - ((event.clientY - box.top) / box.height) * (up.high - up.low);
    const band = bandAt(bands, epoch);
    setPointed(band === null ? null : { band, value });
  };
  const onPointerUp = (): void => {
    if (dragged === null) return;
    setDragged(null);
    const [low, high] = [Math.min(dragged.low, dragged.high), Math.max(dragged.low, dragged.high)];
    if (x(high) - x(low) >= 4) showPart({ low, high });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const whole = epochsInSight(null, epochs, end);
    const next = zoomOfKey(event, seen, pointed?.band.epoch ?? null, whole);
    const place = bands.findIndex(({ step }) => step === pointed?.band.step);
    const band = next === undefined ? bandOfKey(event.key, bands, place) : undefined;
    if (next === undefined && band === undefined) return;
    event.preventDefault();
    if (next !== undefined) showPart(next);
    else if (band !== undefined) setPointed({ band, value: null });
  };
  return (
    <div
      ref={frame}
      className="plot distribution-plot"
      role="slider"
      tabIndex={0}
      aria-label={`Distribution of the ${of} of ${title}, by epoch`}
      aria-valuemin={0}
      aria-valuemax={bands.at(-1)?.step ?? 0}
      aria-valuenow={pointed?.band.step ?? 0}
      aria-valuetext={
        pointed === null ? 'Arrow keys read values, plus and minus zoom, 0 shows all' : distributionWords(pointed.band)
      }
      onKeyDown={onKeyDown}
      onBlur={() => setPointed(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged({ low: epochOf(event), high: epochOf(event) });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDragged(null)}
      onPointerLeave={() => setPointed(null)}
      onDoubleClick={() => showPart(null)}
    >
      <PaintedCanvas width={width} height={height} paint={paint} label={`Distribution of the ${of} of ${title}`} />
      {up.values.map((value, index) => (
        <span key={value} className="yt tn" style={{ top: y(value) - 6 }}>
          {tickLabels(up.values)[index]}
        </span>
      ))}
      {across.map((value, index) => (
        <span key={value} className="xt tn" style={{ left: x(value) }}>
          {tickLabels(across)[index]}
        </span>
      ))}
      {dragged === null ? null : (
        <i
          className="dragged"
          style={{ left: x(Math.min(dragged.low, dragged.high)), width: Math.abs(x(dragged.high) - x(dragged.low)) }}
        />
      )}
      {shownAt === null || shownAt < seen.low || shownAt > seen.high ? null : (
        <i className="shown-at" style={{ left: x(shownAt) }} />
      )}
      {pointed === null ? null : <DistributionTip pointed={pointed} left={x(pointed.band.epoch)} width={width} />}
    </div>
  );
}

/** From values to px, over a range that holds all columns. */
function axesOf(
  width: number,
  height: number,
  seen: Stretch,
  bands: readonly Band[],
): BandsLook & { readonly up: Ticks } {
  const range = rangeOf(bands) ?? { low: -1, high: 1 };
  const up = niceTicks(range.low, range.high, height < 110 ? 2 : 4);
  return {
    up,
    x: (epoch) => (width * (epoch - seen.low)) / (seen.high - seen.low),
    y: (value) => height - (height * (value - up.low)) / (up.high - up.low),
  };
}

function bandOfKey(key: string, bands: readonly Band[], place: number): Band | undefined {
  if (key === 'Home') return bands[0];
  if (key === 'End' || (place < 0 && (key === 'ArrowLeft' || key === 'ArrowRight'))) return bands.at(-1);
  if (key === 'ArrowLeft') return bands[Math.max(0, place - 1)];
  return key === 'ArrowRight' ? bands[Math.min(bands.length - 1, place + 1)] : undefined;
}

/** The inner size of an element in px. */
function useSize(element: React.RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: current.clientWidth, height: current.clientHeight }));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

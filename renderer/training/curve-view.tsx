import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { appStore, useApp } from '../store/create-store';
import { drawBudget, drawInBudget } from '../store/drawing';
import { runSeries } from '../store/run-series';
import type { AppState } from '../store/state';
import { type Curve, lastEpoch } from './curve';
import type { CurveKind } from './curve-kinds';
import { type CurvePlot, makeCurvePlot } from './curve-plot';
import { placesOf, readingOf } from './curve-reading';
import { CurveTip } from './curve-tip';
import { type PointedValues, pointedWords, valuesAt } from './curve-values';
import { placeNowTip } from './now-tip';
import { useOtherRuns } from './use-other-runs';
import { holding } from './zoom';
import { zoomOfKey } from './zoom-keys';
import { useZoom } from './zoom-view';

/** Milliseconds between two drawings of a curve that grows, where drawing is dear. */
const slowest = 250;

interface CurveViewProps {
  readonly kind: CurveKind;
}

// A part of one run is nothing of another.
appStore.subscribe(({ run }, before) => {
  if (run.id !== before.run.id && useZoom.getState().zoom !== null) useZoom.getState().showPart(null);
});

/** A live plot: drawn from the series of the run, outside React, at most once a frame. */
export function CurveView({ kind }: CurveViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const nowTip = useRef<HTMLSpanElement>(null);
  const plot = useRef<CurvePlot | null>(null);
  const curve = useRef<Curve | null>(null);
  const [pointed, setPointed] = useState<PointedValues | null>(null);
  const plan = useApp(({ run }) => run.plan);
  const others = useOtherRuns();
  const lines = useMemo(() => kind.lines(plan, others), [kind, plan, others]);

  useEffect(() => {
    if (host.current === null) return;
    const made = makeCurvePlot(host.current, {
      kind,
      lines,
      onPoint: (place) => setPointed(valuesAt(curve.current, lines, place)),
      onZoom: (zoom) => useZoom.getState().showPart(zoom),
    });
    plot.current = made;
    const draw = (): void => {
      const state = appStore.getState();
      const { zoom } = useZoom.getState();
      curve.current = kind.curve(readingOf(state, others), { zoom, columns: made.columns });
      made.show({ curve: curve.current, log: state.settings.logScale, zoom, ...placesOf(state, others) });
      placeNowTip(nowTip.current, made.now(), curve.current, kind);
    };
    draw();
    let drawnAt = 0;
    const drawGrown = (): void => {
      const time = performance.now();
      if (appStore.getState().dragging || (drawBudget.wait > 0 && time - drawnAt < slowest)) return;
      drawnAt = time;
      drawInBudget(draw);
    };
    const stops = [
      runSeries.subscribe(drawGrown),
      useZoom.subscribe(draw),
      appStore.subscribe((state, before) => {
        if (isOther(state, before)) draw();
      }),
    ];
    const resized = new ResizeObserver(draw);
    resized.observe(host.current);
    return () => {
      for (const stop of stops) stop();
      resized.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [kind, lines, others]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { zoom, showPart } = useZoom.getState();
    const { epochs, now } = placesOf(appStore.getState(), others);
    const whole = { low: 0, high: lastEpoch(epochs, now) };
    const next = zoomOfKey(event, zoom ?? whole, pointed?.epoch ?? null, whole);
    const points = curve.current?.x.length ?? 0;
    const index = next === undefined ? nextIndex(event, pointed?.index ?? points, points) : null;
    if (next === undefined && index === null) return;
    event.preventDefault();
    const epoch = curve.current?.x[index ?? 0];
    const followed = zoom === null || epoch === undefined ? zoom : holding(zoom, epoch);
    if (next !== undefined) showPart(next);
    else if (followed !== zoom) showPart(followed);
    else plot.current?.point(index ?? 0);
  };

  return (
    <div
      ref={host}
      className="curve-host"
      role="slider"
      tabIndex={0}
      aria-label={`${kind.title} curve, exact values`}
      aria-valuemin={0}
      aria-valuemax={pointed?.last ?? 0}
      aria-valuenow={pointed?.step ?? 0}
      aria-valuetext={
        pointed === null ? 'Arrow keys read values, plus and minus zoom, 0 shows all' : pointedWords(pointed, kind)
      }
      title={pointed === null ? 'Drag to zoom, double-click for the whole run' : undefined}
      onKeyDown={onKeyDown}
      onBlur={() => setPointed(null)}
    >
      <span ref={nowTip} className="tip2 now-tip" hidden={pointed !== null} />
      {pointed === null ? null : <CurveTip pointed={pointed} kind={kind} />}
    </div>
  );
}

const isOther = (state: AppState, before: AppState): boolean =>
  state.run.epochs !== before.run.epochs ||
  state.run.plan !== before.run.plan ||
  state.run.phase !== before.run.phase ||
  state.dragging !== before.dragging ||
  state.shownStep !== before.shownStep ||
  state.settings.smoothing !== before.settings.smoothing ||
  state.settings.logScale !== before.settings.logScale;

function nextIndex(event: KeyboardEvent, index: number, points: number): number | null {
  const page = Math.max(1, Math.round(points / 20));
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -page, PageDown: page };
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return points - 1;
  const by = steps[event.key];
  return by === undefined || points === 0 ? null : Math.min(points - 1, Math.max(0, index + by));
}

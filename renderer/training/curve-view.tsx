import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { appStore } from '../store/create-store';
import { runSeries } from '../store/run-series';
import type { AppState } from '../store/state';
import { formatCount } from '../ui/format';
import { type Curve, makeCurve } from './curve';
import type { CurveKind } from './curve-kinds';
import { type CurvePlot, makeCurvePlot, type Pointed } from './curve-plot';
import { CurveTip } from './curve-tip';

interface CurveViewProps {
  readonly kind: CurveKind;
  readonly log: boolean;
}

/** A live plot: drawn from the series of the run, outside React, at most once a frame. */
export function CurveView({ kind, log }: CurveViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const nowTip = useRef<HTMLSpanElement>(null);
  const plot = useRef<CurvePlot | null>(null);
  const curve = useRef<Curve | null>(null);
  const [pointed, setPointed] = useState<PointedValues | null>(null);

  useEffect(() => {
    if (host.current === null) return;
    const made = makeCurvePlot(host.current, kind.axisLabels, (place) => setPointed(valuesAt(curve.current, place)));
    plot.current = made;
    const draw = (): void => {
      const state = appStore.getState();
      curve.current = curveOf(state, kind);
      made.show({
        curve: curve.current,
        log,
        shownAt: state.shownStep === null ? null : state.shownStep / Math.max(1, state.run.stepsPerEpoch),
        epochs: state.run.plan?.training.epochs ?? state.document.training.epochs,
        ...(kind.most !== undefined && { most: kind.most }),
      });
      placeNowTip(nowTip.current, made.now(), curve.current, kind);
    };
    draw();
    const stopSeries = runSeries.subscribe(draw);
    const stopStore = appStore.subscribe((state, before) => {
      const { run, settings } = state;
      const changed =
        run.epochs !== before.run.epochs ||
        run.plan !== before.run.plan ||
        state.shownStep !== before.shownStep ||
        settings.smoothing !== before.settings.smoothing;
      if (changed) draw();
    });
    const resized = new ResizeObserver(() => placeNowTip(nowTip.current, made.now(), curve.current, kind));
    resized.observe(host.current);
    return () => {
      stopSeries();
      stopStore();
      resized.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [kind, log]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const points = curve.current?.x.length ?? 0;
    const next = nextIndex(event, pointed?.index ?? points, points);
    if (next === null) return;
    event.preventDefault();
    plot.current?.point(next);
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
      aria-valuetext={pointed === null ? 'Press the arrow keys to read values' : wordsOf(pointed, kind)}
      onKeyDown={onKeyDown}
      onBlur={() => setPointed(null)}
    >
      <span ref={nowTip} className="tip2 now-tip" hidden={pointed !== null} />
      {pointed === null ? null : <CurveTip pointed={pointed} kind={kind} />}
    </div>
  );
}

export interface PointedValues extends Pointed {
  readonly epoch: number;
  /** Steps done, from 0. */
  readonly step: number;
  readonly last: number;
  readonly raw: number | null;
  readonly smoothed: number | null;
  readonly test: number | null;
}

function curveOf({ run, settings }: AppState, kind: CurveKind): Curve {
  const series = runSeries.read();
  return makeCurve(kind.batch(series), kind.test(run.epochs), run.stepsPerEpoch, settings.smoothing, series.stride);
}

function valuesAt(curve: Curve | null, place: Pointed | null): PointedValues | null {
  const epoch = place === null ? undefined : curve?.x[place.index];
  if (curve === null || place === null || epoch === undefined) return null;
  return {
    ...place,
    epoch,
    step: (curve.steps[place.index] ?? -1) + 1,
    last: (curve.steps.at(-1) ?? -1) + 1,
    raw: curve.raw[place.index] ?? null,
    smoothed: curve.smoothed[place.index] ?? null,
    test: curve.test[place.index] ?? null,
  };
}

function nextIndex(event: KeyboardEvent, index: number, points: number): number | null {
  const page = Math.max(1, Math.round(points / 20));
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -page, PageDown: page };
  if (event.key === 'Home') return 1;
  if (event.key === 'End') return points - 1;
  const by = steps[event.key];
  return by === undefined ? null : Math.min(points - 1, Math.max(0, index + by));
}

function wordsOf({ epoch, step, raw, smoothed, test }: PointedValues, { format }: CurveKind): string {
  const parts = [`epoch ${epoch.toFixed(2)}, step ${formatCount(step)}`];
  if (raw !== null) parts.push(`batch ${format(raw)}`);
  if (smoothed !== null) parts.push(`smoothed ${format(smoothed)}`);
  if (test !== null) parts.push(`test ${format(test)}`);
  return parts.join(', ');
}

/** "0.5312 now" beside the newest point; written straight into the page, because it moves with every frame. */
function placeNowTip(tip: HTMLElement | null, now: Pointed | null, curve: Curve | null, kind: CurveKind): void {
  if (tip === null) return;
  const value = now === null ? null : curve?.smoothed[now.index];
  tip.classList.toggle('is-empty', value === null || value === undefined);
  if (now === null || value === null || value === undefined) return;
  const room = (tip.parentElement?.clientWidth ?? 0) - now.left > 112;
  const bold = document.createElement('b');
  bold.textContent = kind.format(value);
  tip.replaceChildren(bold, ' now');
  tip.classList.toggle('at-left', !room);
  // Above the line, unless that is outside of the plot.
  tip.classList.toggle('is-below', !room && now.top < 44);
  tip.style.left = `${now.left}px`;
  tip.style.top = `${now.top}px`;
}

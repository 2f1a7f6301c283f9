import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import { runSeries } from '../store/run-series';
import { formatClock, formatCount } from '../ui/format';
import { toNumberText } from '../ui/number-text';
import { keepSteps } from './keep-steps';

/** How fast it goes and how far it is. */
export function Throughput() {
  const run = useApp(
    useShallow(({ run }) => ({
      step: run.step,
      done: run.step - run.startStep,
      totalSteps: run.totalSteps,
      elapsed: run.elapsed,
      samplesPerSecond: run.samplesPerSecond,
      learningRate: run.learningRate,
      running: run.phase === 'running',
    })),
  );
  const perStep = run.done > 0 ? run.elapsed / run.done : null;
  const left = perStep === null ? null : (perStep * (run.totalSteps - run.step)) / 1000;
  // In force: what was set, times the schedule at the newest step.
  const rate = run.step > 0 ? (runSeries.read().rates.at(run.step - 1) ?? run.learningRate) : run.learningRate;
  return (
    <div className="col throughput">
      <div className="plot-h">
        <b>Throughput</b>
      </div>
      <Sparkline />
      <dl className="kv">
        <dt>Samples/s</dt>
        <dd>{run.samplesPerSecond === null ? '·' : formatCount(run.samplesPerSecond)}</dd>
        <dt>Step</dt>
        <dd>
          {formatCount(run.step)} <small>/ {formatCount(run.totalSteps)}</small>
        </dd>
        <dt>Time a step</dt>
        <dd>{perStep === null ? '·' : `${formatMilliseconds(perStep)}`}</dd>
        <dt>Learning rate</dt>
        <dd>{rate === null ? '·' : rateText(rate)}</dd>
        <dt className="tall">Elapsed</dt>
        <dd className="tall">
          {formatClock(run.elapsed / 1000)}
          {run.running && left !== null ? <small> left {formatClock(left)}</small> : null}
        </dd>
      </dl>
    </div>
  );
}

/** As it was typed, where it was typed; what a schedule makes of it has no end of digits. */
const rateText = (rate: number): string => toNumberText(Number(rate.toPrecision(4)));

const formatMilliseconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;

const redrawEvery = 250;

/** The course of samples a second; redrawn four times a second. */
function Sparkline() {
  const [path, setPath] = useState('');
  useEffect(() => {
    let drawn = 0;
    const draw = (): void => {
      const now = performance.now();
      const { throughput } = runSeries.read();
      if (throughput.length > 1 && now - drawn < redrawEvery) return;
      drawn = now;
      setPath(sparklinePath(throughput));
    };
    draw();
    return runSeries.subscribe(draw);
  }, []);
  return (
    <svg className="sparkline" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** A line through the values in a box of 1000 × 1000; 0 is at the bottom. */
function sparklinePath(values: Float32Array): string {
  if (values.length < 2) return '';
  const largest = values.reduce((one, other) => Math.max(one, other), 0);
  if (largest === 0) return '';
  const points = keepSteps(values, 160).map((index) => {
    const x = (1000 * index) / (values.length - 1);
    const y = 1000 - (1000 * (values[index] ?? 0)) / largest;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

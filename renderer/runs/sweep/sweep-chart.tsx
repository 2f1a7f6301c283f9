import { useState } from 'react';
import type { RunRecord } from '../../../src-core/runs/run-record';
import { type SweepResults, sweepResults } from '../../../src-core/runs/sweep/sweep-results';
import { tickLabels } from '../../training/ticks';
import { EmptyState } from '../../ui/empty-state';
import { formatInterval, formatLoss, formatPercent } from '../../ui/format';
import { Segment } from '../../ui/segment';
import { LineKey } from '../line-key';
import { HeatTable } from './heat-table';
import { type SweepLine, type SweepPlot, sweepPlot } from './sweep-plot';

/** What a sweep came to: parameter against accuracy, with a line for each value of a second setting, or as a table. */
export function SweepChart({ runs, sweep }: { runs: readonly RunRecord[]; sweep: string | null }) {
  const [view, setView] = useState<'lines' | 'table'>('lines');
  const results = sweep === null ? null : sweepResults(runs, sweep);
  if (results === null) {
    return (
      <EmptyState icon="chart-line" title="No sweep yet">
        A sweep trains this network several times, each with another setting. Its runs appear here as they end.
      </EmptyState>
    );
  }
  const plot = sweepPlot(results);
  const two = results.axes.length > 1;
  return (
    <>
      <div className="row g8 sweep-caption">
        <span className="s11t t3 cut tn">{captionOf(results)}</span>
        <span className="sp" />
        {plot === null || !two ? null : (
          <>
            <span className="overlay-keys sweep-keys">
              {plot.lines.map(({ title, look }) => (
                <span key={look} className="key">
                  <LineKey look={look} />
                  {results.axes[1]?.title} {title}
                </span>
              ))}
            </span>
            <Segment
              label="Sweep"
              value={view}
              options={[
                { value: 'lines', label: 'Lines' },
                { value: 'table', label: 'Table' },
              ]}
              onChange={setView}
            />
          </>
        )}
      </div>
      {two && (plot === null || view === 'table') ? (
        <HeatTable results={results} />
      ) : plot === null ? (
        <EmptyState icon="chart-line" title="Nothing measured yet">
          No run of this sweep has a result.
        </EmptyState>
      ) : (
        <Plot plot={plot} results={results} />
      )}
    </>
  );
}

/** "learning rate → test accuracy, n = 10,000; 3 seeds; bars 95 % of one run" */
function captionOf({ axes, points, measure }: SweepResults): string {
  const counts = new Set(points.flatMap(({ runs }) => runs.flatMap(({ test }) => test?.count ?? [])));
  const [n] = counts;
  const seeds = Math.max(...points.map(({ runs }) => runs.length));
  const parts = [
    `${axes.map(({ title }) => title).join(' and ')} → test ${measure}${n === undefined ? '' : `, n = ${n.toLocaleString('en')}`}`,
    ...(seeds > 1 ? [`${seeds} seeds, line through their mean`] : []),
    ...(measure === 'accuracy' ? ['bars 95 % of each run'] : []),
  ];
  return parts.join('; ');
}

function Plot({ plot: { lines, x, y }, results }: { plot: SweepPlot; results: SweepResults }) {
  const accuracy = results.measure === 'accuracy';
  const top = (value: number): number => 1000 - (1000 * (value - y.low)) / (y.high - y.low);
  const labels = tickLabels(accuracy ? y.values.map((value) => Number((100 * value).toPrecision(6))) : y.values);
  return (
    <figure className="plot sweep-plot" aria-label={wordsOf(lines, results)}>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {y.values.map((value) => (
          <line key={value} className="gl" x1="0" x2="1000" y1={top(value)} y2={top(value)} />
        ))}
        {lines.map(({ look, means, marks }) => (
          <g key={look}>
            <path
              className={`ov ov-${look}`}
              d={means.map(({ left, value }, at) => `${at === 0 ? 'M' : 'L'}${1000 * left},${top(value)}`).join('')}
            />
            {marks.map(({ key, left, value, interval, name }) => (
              <g key={key}>
                {interval === null ? null : (
                  <path className={`ov-bar ov-${look}`} d={`M${1000 * left},${top(interval[0])}V${top(interval[1])}`} />
                )}
                <path className={`ov-dot ov-${look}`} d={`M${1000 * left},${top(value)}h0.01`}>
                  <title>{markWords(name, value, interval, accuracy)}</title>
                </path>
              </g>
            ))}
          </g>
        ))}
      </svg>
      {y.values.map((value, index) => (
        <span key={value} className="yt" style={{ bottom: `${(1000 - top(value)) / 10}%` }}>
          {labels[index]}
        </span>
      ))}
      {x.map(({ left, label }) => (
        <span key={label} className="xt" style={{ left: `${100 * left}%` }}>
          {label}
        </span>
      ))}
    </figure>
  );
}

function markWords(name: string, value: number, interval: readonly [number, number] | null, accuracy: boolean): string {
  if (!accuracy) return `${name}: ${formatLoss(value)}`;
  return `${name}: ${formatPercent(value)}${interval === null ? '' : ` ${formatInterval([interval[0], interval[1]])}`}`;
}

function wordsOf(lines: readonly SweepLine[], { axes, measure }: SweepResults): string {
  const values = lines.flatMap(({ title, means }) =>
    means.map(
      ({ value }, at) =>
        `${axes[0]?.values[at] ?? ''}${title === null ? '' : ` with ${title}`}: ${measure === 'accuracy' ? formatPercent(value) : formatLoss(value)}`,
    ),
  );
  return `Test ${measure} by ${axes.map(({ title }) => title).join(' and ')}. ${values.join(', ')}`;
}

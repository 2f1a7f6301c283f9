import { type UIEvent, useEffect, useMemo, useRef } from 'react';
import type { RunRecord } from '../../src-core/runs/run-record';
import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { RunRow } from './run-row';
import { useRunsView } from './runs-view';
import { type SortKey, sortRuns } from './sort-runs';
import { sparkValue } from './sparkline';

/** Every kept run in a row: what changed, and what came out. */
export function RunsTable() {
  const runs = useApp((state) => state.runs);
  const sort = useRunsView((view) => view.sort);
  const sorted = useMemo(() => sortRuns(runs, sort.key, sort.down), [runs, sort]);
  const box = useRef<HTMLDivElement>(null);
  const count = runs.length;
  const atEnd = useRef(true);
  // The newest run is the one that was waited for, unless somebody reads further up.
  useEffect(() => {
    if (count === 0 || sort.key !== 'number' || !atEnd.current) return;
    box.current?.scrollTo({ top: sort.down ? 0 : box.current.scrollHeight });
  }, [count, sort]);
  const onScroll = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent): void => {
    atEnd.current = sort.down ? scrollTop < 8 : scrollTop + clientHeight > scrollHeight - 8;
  };
  const rows = sameRows(runs);
  const range = rangeOf(runs);
  // Regressions alone have none.
  const hasAccuracy =
    runs.every(({ test }) => test === null) || runs.some(({ test }) => test !== null && test.right !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key.
    <section className="runs-table" aria-label="Runs" tabIndex={0} ref={box} onScroll={onScroll}>
      <table className="tbl">
        <thead>
          <tr>
            <th className="tick">
              <span className="vh">Overlay</span>
            </th>
            <Header of="number">Run</Header>
            <th className="grow-cell">
              Change<span className="wide"> in the network or settings</span>
            </th>
            <Header of="seed" numbers>
              Seed
            </Header>
            <th className="wide">Engine</th>
            <Header of="epochs" numbers>
              Epochs
            </Header>
            <Header of="loss" numbers>
              Test loss
            </Header>
            {hasAccuracy ? (
              <Header of="accuracy" numbers>
                {rows === null ? 'Test accuracy' : `Test accuracy · n = ${formatCount(rows)}`}
              </Header>
            ) : null}
            <Header of="time" numbers className="wide">
              Time
            </Header>
            <th>By epoch</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              range={range}
              accuracy={!hasAccuracy ? 'none' : rows === null ? 'with n' : 'short'}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeaderProps {
  readonly of: SortKey;
  readonly numbers?: boolean;
  readonly className?: string;
  readonly children: string;
}

function Header({ of, numbers = false, className = '', children }: HeaderProps) {
  const { key, down } = useRunsView((view) => view.sort);
  const sortBy = useRunsView((view) => view.sortBy);
  const sorted = key === of;
  return (
    <th
      className={`${numbers ? 'num' : ''} ${className}`}
      aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="sorter" onClick={() => sortBy(of)}>
        {numbers ? <SortMark shown={sorted} down={down} /> : null}
        {children}
        {numbers ? null : <SortMark shown={sorted} down={down} />}
      </button>
    </th>
  );
}

function SortMark({ shown, down }: { shown: boolean; down: boolean }) {
  return (
    <span className={`sort-mark${shown ? '' : ' is-off'}`}>
      <Icon name={down ? 'chevron-down' : 'chevron-up'} size={12} />
    </span>
  );
}

/** Test rows of all runs where they are the same, for the head of the column; else `null`. */
function sameRows(runs: readonly RunRecord[]): number | null {
  const counts = new Set(runs.flatMap(({ test }) => (test === null || test.right === null ? [] : [test.count])));
  const [count = null] = counts;
  return counts.size === 1 ? count : null;
}

export interface SparkRange {
  readonly epochs: number;
  readonly range: readonly [low: number, high: number];
}

function rangeOf(runs: readonly RunRecord[]): SparkRange {
  const values = runs.flatMap(({ points }) => points.map(sparkValue)).filter(Number.isFinite);
  const sorted = Float64Array.from(values).sort();
  // The first epochs lie far below all others.
  const low = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  return {
    epochs: Math.max(1, ...runs.map(({ points }) => points.at(-1)?.epoch ?? 0)),
    range: [low, sorted.at(-1) ?? 1],
  };
}

import type { KeyboardEvent, MouseEvent } from 'react';
import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { epochsOf, type RunRecord } from '../../src-core/runs/run-record';
import { changeWords } from '../../src-core/runs/runs-csv';
import { useApp } from '../store/create-store';
import { isFull } from '../store/make-runs-slice';
import { formatClock, formatCount, formatInterval, formatLoss, formatPercent } from '../ui/format';
import { Icon } from '../ui/icon';
import type { SparkRange } from './runs-table';
import { Sparkline } from './sparkline';
import { testedAfter } from './tested-after';

interface RunRowProps {
  readonly run: RunRecord;
  readonly range: SparkRange;
  /** The column of accuracies: with n in each row where it differs, or none for regressions. */
  readonly accuracy: 'with n' | 'short' | 'none';
}

export function RunRow({ run, range, accuracy }: RunRowProps) {
  const look = useApp(({ overlaid }) => overlaid.indexOf(run.id));
  const shown = useApp(({ shownRun }) => shownRun === run.id);
  const select = useApp((state) => state.select);
  const showRun = useApp((state) => state.showRun);
  const show = (): void => {
    select([]);
    showRun(run.id);
  };
  const onClick = ({ target }: MouseEvent): void => {
    // Ticking a row is not choosing it.
    if (!(target instanceof Element && target.closest('.tick'))) show();
  };
  const epochs = epochsOf(run);
  return (
    // The run's name in the row is a button that does the same.
    <tr className={`${look >= 0 ? 'on' : ''}${shown ? ' is-shown' : ''}`} onClick={onClick}>
      <td className="tick">
        <Tick run={run} on={look >= 0} />
      </td>
      <td>
        <NameButton run={run} shown={shown} onShow={show} />
      </td>
      <Change run={run} />
      <td className="num tn">{run.document.seed}</td>
      <td className="t2 wide" title={run.threads > 1 ? `${run.engine}, ${run.threads} threads` : run.engine}>
        {run.engine}
      </td>
      <td className="num tn" title={`${formatCount(run.steps)} steps of ${formatCount(run.stepsPerEpoch)} an epoch`}>
        {Number.isInteger(epochs) ? epochs : epochs.toFixed(1)}
      </td>
      <td className="num tn" title={testedTitle(run)}>
        {run.test === null ? '·' : formatLoss(run.test.loss)}
      </td>
      {accuracy === 'none' ? null : <Accuracy run={run} showCount={accuracy === 'with n'} />}
      <td className="num tn wide">{formatClock(run.milliseconds / 1000)}</td>
      <td className="spark-cell">
        <Sparkline run={run} epochs={range.epochs} range={range.range} look={look < 0 ? null : look} />
      </td>
    </tr>
  );
}

function Tick({ run, on }: { run: RunRecord; on: boolean }) {
  const full = useApp(({ overlaid }) => isFull(overlaid));
  const overlayRun = useApp((state) => state.overlayRun);
  const off = !on && full;
  const label = `Overlay ${run.name}`;
  return (
    <label
      className={`check${on ? ' on' : ''}${off ? ' is-disabled' : ''}`}
      title={off ? 'Six curves are overlaid already: untick one first' : label}
    >
      <input
        type="checkbox"
        className="vh"
        aria-label={label}
        checked={on}
        disabled={off}
        onChange={() => overlayRun(run.id, !on)}
      />
      <i>{on ? <Icon name="check" size={12} /> : null}</i>
    </label>
  );
}

function NameButton({ run, shown, onShow }: { run: RunRecord; shown: boolean; onShow: () => void }) {
  const deleteRun = useApp((state) => state.deleteRun);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete') return;
    event.preventDefault();
    event.stopPropagation();
    deleteRun(run.id);
  };
  return (
    <button
      type="button"
      className="run-name"
      aria-pressed={shown}
      title={run.name}
      onClick={onShow}
      onKeyDown={onKeyDown}
    >
      <b className="m cut">{run.name}</b>
      {run.pinned ? (
        <span role="img" aria-label="pinned" className="t3">
          <Icon name="pin" size={12} />
        </span>
      ) : null}
    </button>
  );
}

function Change({ run }: { run: RunRecord }) {
  const parent = useApp(({ runs }) => runs.find(({ id }) => id === run.parent));
  const words = changeWords(run, parent);
  const from = run.sweep !== null ? 'sweep' : parent === undefined ? '' : `from ${parent.name}`;
  const ending = run.how === 'finished' ? '' : run.how === 'stopped' ? 'stopped' : 'diverged or failed';
  return (
    <td className="cut grow-cell" title={[words, from, ending].filter(Boolean).join(', ')}>
      {ending === '' ? null : (
        <span className={`badge ${run.how === 'failed' ? 'e' : ''}`}>{run.how === 'failed' ? 'failed' : ending}</span>
      )}{' '}
      {words} <span className="t3 s11t wide">{from}</span>
    </td>
  );
}

function testedTitle(run: RunRecord): string | undefined {
  const after = testedAfter(run);
  return after === null ? undefined : `Measured after ${after}, the last that was evaluated`;
}

function Accuracy({ run, showCount }: { run: RunRecord; showCount: boolean }) {
  const { test } = run;
  const after = testedAfter(run);
  if (test === null || test.right === null) return <td className="num">·</td>;
  const { right, count } = test;
  return (
    <td className="num tn" title={testedTitle(run)}>
      {after === null ? null : <span className="t3 s11t wide">{after} </span>}
      <b className="m">{formatPercent(right / count)}</b>{' '}
      <span className="t2">{formatInterval(wilsonInterval(right, count))}</span>
      {showCount ? <span className="t3"> n = {formatCount(count)}</span> : null}
    </td>
  );
}

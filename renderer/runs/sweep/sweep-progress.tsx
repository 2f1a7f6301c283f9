import { wilsonInterval } from '../../../src-core/explain/honest-accuracy';
import { sweepResults } from '../../../src-core/runs/sweep/sweep-results';
import { useApp } from '../../store/create-store';
import { cellsOver, runningCell, type Sweep, type SweepCell } from '../../store/sweep-slice';
import { Button } from '../../ui/button';
import { formatClock, formatCount, formatInterval, formatLoss, formatPercent } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { ShareBar } from '../../ui/share-bar';
import { sweepVerdictWords } from './verdict-words';

/** A row for each point, a column for each seed or value of the second setting, as far as the sweep has come. */
export function SweepProgress({ sweep }: { sweep: Sweep }) {
  const over = cellsOver(sweep);
  const count = sweep.cells.length;
  const at = runningCell(sweep);
  const running = sweep.cells[at];
  const share = (over + (running === undefined ? 0 : running.epoch / Math.max(1, running.epochs))) / count;
  return (
    <>
      <div className="modal-body sweep-progress">
        <p className="s12t t2">
          {describe(sweep)}{' '}
          <span className={`badge ${sweep.phase === 'over' ? (over === count ? 's' : '') : 'a'}`}>
            {sweep.phase === 'over' ? null : <Icon name="loader-circle" size={12} className="spin" />}
            {over} of {count} done
          </span>
        </p>
        <SweepTable sweep={sweep} />
        {sweep.phase === 'over' ? <Verdict sweep={sweep} /> : null}
        {sweep.phase === 'over' ? null : (
          <>
            <p className="row s12t t2 tn">
              <span className="cut">{nowWords(sweep, at)}</span>
              <span className="sp" />
              <span className="nw">{sweep.left === null ? '' : `${formatClock(sweep.left / 1000)} left`}</span>
            </p>
            <ShareBar share={share} label="Sweep" said={`${over} of ${count}`} />
          </>
        )}
      </div>
      <Footer sweep={sweep} />
    </>
  );
}

function Verdict({ sweep }: { sweep: Sweep }) {
  const runs = useApp((state) => state.runs);
  const own = new Set(sweep.cells.flatMap(({ run }) => run ?? []));
  const id = runs.find((run) => own.has(run.id))?.sweep?.id;
  const results = id === undefined ? null : sweepResults(runs, id);
  const words = results === null ? null : sweepVerdictWords(results);
  return words === null ? null : (
    <p className="s12t tn sweep-verdict" role="status">
      {words}
    </p>
  );
}

function Footer({ sweep }: { sweep: Sweep }) {
  const stopSweep = useApp((state) => state.stopSweep);
  const showSweep = useApp((state) => state.showSweep);
  const forgetSweep = useApp((state) => state.forgetSweep);
  if (sweep.phase === 'over') {
    return (
      <footer className="sweep-f">
        <Button look="quiet" onClick={forgetSweep}>
          Another sweep
        </Button>
        <span className="sp" />
        <Button look="primary" onClick={() => showSweep(false)}>
          Close
        </Button>
      </footer>
    );
  }
  return (
    <footer className="sweep-f">
      <Button look="quiet" disabled={sweep.phase === 'stopping'} onClick={() => stopSweep('after-this-run')}>
        {sweep.phase === 'stopping' ? 'Stops after this run' : 'Stop after this run'}
      </Button>
      <span className="sp" />
      <Button onClick={() => stopSweep('now')}>Cancel sweep</Button>
      <Button look="primary" onClick={() => showSweep(false)}>
        Go on in background
      </Button>
    </footer>
  );
}

function SweepTable({ sweep: { axes, seeds, cells } }: { sweep: Sweep }) {
  const columns = seeds * (axes[1]?.values.length ?? 1);
  const heads = Array.from({ length: columns }, (_, column) => {
    const value = axes[1]?.values[Math.floor(column / seeds)];
    const seed = seeds > 1 ? `seed ${(column % seeds) + 1}` : '';
    return [value ?? '', seed].filter((part) => part !== '').join(', ') || 'result';
  });
  return (
    <div className="sweep-scroll">
      <table className={`tbl sweep-table${columns <= 4 ? ' is-even' : ''}`}>
        <thead>
          <tr>
            <th>{axes.map(({ title }) => title).join(' × ')}</th>
            {heads.map((head) => (
              <th key={head} className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(axes[0]?.values ?? []).map((value, row) => (
            <tr key={value}>
              <th scope="row">{value}</th>
              {heads.map((head, column) => (
                <Cell key={head} cell={cells[row * columns + column]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: SweepCell | undefined }) {
  if (cell === undefined || cell.state === 'waiting') return <td className="num t3">·</td>;
  if (cell.state === 'running') {
    return (
      <td className="num tn">
        <span className="row g4 sweep-running">
          <Icon name="loader-circle" size={12} className="spin" />
          epoch {cell.epoch}
        </span>
      </td>
    );
  }
  if (cell.state === 'failed') {
    return (
      <td className="num err" title={cell.message ?? undefined}>
        failed
      </td>
    );
  }
  const { test } = cell;
  if (test === null) return <td className="num t3">·</td>;
  if (test.right === null) return <td className="num tn">{formatLoss(test.loss)}</td>;
  const interval = formatInterval(wilsonInterval(test.right, test.count));
  return (
    <td className="num tn" title={`${interval}, n = ${formatCount(test.count)}`}>
      {formatPercent(test.right / test.count)} <span className="t3 s11t">{interval}</span>
    </td>
  );
}

/** "learning rate: 0.01, 0.03 × 3 seeds" */
function describe({ axes, seeds, cells }: Sweep): string {
  const parts = axes.map(({ title, values }) => `${title}: ${values.join(', ')}`);
  const n = cells.find(({ test }) => test !== null && test.right !== null)?.test?.count;
  const measured = n === undefined ? '' : `; test accuracy, n = ${formatCount(n)}`;
  return `${parts.join(' × ')}${seeds > 1 ? ` × ${seeds} seeds` : ''}${measured}`;
}

function nowWords({ cells }: Sweep, at: number): string {
  const cell = cells[at];
  if (cell === undefined) return 'Opening';
  const settings = cell.settings.map(({ title, value }) => `${title} ${value}`).join(', ');
  return `Run ${at + 1} of ${cells.length}: ${settings}, epoch ${cell.epoch} of ${cell.epochs}`;
}

import { type Comparison, compareRuns, level } from '../../src-core/runs/compare-runs';
import type { RunRecord } from '../../src-core/runs/run-record';
import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { Segment } from '../ui/segment';
import { useRunsView } from './runs-view';
import { pairOf } from './ticked';
import { useTicked } from './use-ticked';
import { formatP, verdictOf } from './verdict';

/** Which of two runs is better, and what may be said of it. */
export function CompareCard() {
  const ticked = useTicked();
  const shown = useApp((state) => state.shownRun);
  const against = useRunsView((view) => view.against);
  const pair = pairOf(ticked, shown, against);
  return (
    <div className="col compare-col">{pair === null ? <TickTwo count={ticked.length} /> : <Pair {...pair} />}</div>
  );
}

function TickTwo({ count }: { count: number }) {
  return (
    <>
      <div className="plot-h">
        <b>Which is better?</b>
      </div>
      <p className="s12t t2">
        {count === 0 ? 'Tick two runs' : 'Tick one more run'}, and McNemar’s test says from their answers to the same
        test rows whether one is better than the other.
      </p>
    </>
  );
}

interface PairProps {
  readonly first: RunRecord;
  readonly second: RunRecord;
  readonly others: readonly RunRecord[];
}

function Pair({ first, second, others }: PairProps) {
  const compareWith = useRunsView((view) => view.compareWith);
  const compared = compareRuns(first, second);
  return (
    <>
      <div className="plot-h">
        <b className="cut" title={`${first.name} against ${second.name}`}>
          {first.name} against {second.name}
        </b>
        {compared.ok ? (
          <span className="t3 s11t wide">
            same {formatCount(compared.value.rows)} test {compared.value.unit}
          </span>
        ) : null}
      </div>
      {others.length < 2 ? null : (
        <Segment
          label={`Compare ${first.name} with`}
          className="against"
          value={second.id}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={compareWith}
        />
      )}
      {compared.ok ? (
        <Compared first={first} second={second} comparison={compared.value} pairs={pairsOf(others.length + 1)} />
      ) : (
        <div className="callout info" role="note">
          <Icon name="info" />
          <span>
            <b>These two cannot be compared.</b> {compared.error}
          </span>
        </div>
      )}
    </>
  );
}

interface ComparedProps {
  readonly first: RunRecord;
  readonly second: RunRecord;
  readonly comparison: Comparison;
  /** Pairs of ticked runs: each might be tested. */
  readonly pairs: number;
}

function Compared({ first, second, comparison, pairs }: ComparedProps) {
  const { counts, test, better } = comparison;
  const { title, detail } = verdictOf(first.name, second.name, comparison);
  const strict = level / pairs;
  return (
    <>
      <div className={`callout ${better === null ? 'n' : 's'}`} role="status">
        <Icon name="scale" />
        <span>
          <b className="b">{title}</b> {detail}
        </span>
      </div>
      <table className="tbl mcnemar">
        <thead>
          <tr>
            <td />
            <th className="num">{second.name} right</th>
            <th className="num">{second.name} wrong</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{first.name} right</th>
            <td className="num tn">{formatCount(counts.bothRight)}</td>
            <td className="num tn b">{formatCount(counts.onlyFirst)}</td>
          </tr>
          <tr>
            <th scope="row">{first.name} wrong</th>
            <td className="num tn b">{formatCount(counts.onlySecond)}</td>
            <td className="num tn">{formatCount(counts.bothWrong)}</td>
          </tr>
        </tbody>
      </table>
      <p className="s11t t3 compare-note">
        {test.method === 'exact binomial' ? 'Exact binomial' : 'χ² with continuity correction'}.{' '}
        {pairs === 1 || better === null
          ? ''
          : test.p < strict
            ? `One pair of ${pairs}: below ${formatP(strict)}, it holds even if all pairs were tested.`
            : `One pair of ${pairs}: if all were tested, only p below ${formatP(strict)} would count.`}
      </p>
    </>
  );
}

const pairsOf = (runs: number): number => (runs * (runs - 1)) / 2;

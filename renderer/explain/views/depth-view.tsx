import type { DepthEntry, DepthMeasurement } from '../../../src-core/explain/depth-or-width';
import { formatCount } from '../../ui/format';
import type { ClaimViewProps } from '../claim-view';
import { DepthPlot } from '../depth-plot';
import { Fact, Facts } from '../facts';

/** What networks of the same number of parameters come to, wide or deep. */
export function DepthView({ measured }: ClaimViewProps<DepthMeasurement>) {
  const { entries, budgets, seeds, n, verdict, data } = measured;
  return (
    <>
      <div className="depth">
        <DepthPlot entries={entries} budgets={budgets} />
        <DepthTable entries={entries} budgets={budgets} />
      </div>
      <Facts>
        <Fact name="Verdict at the largest budget">
          {verdictWords[verdict]}
          <span>{verdict === 'neither' ? 'their seeds overlap' : 'the seeds do not overlap'}</span>
        </Fact>
        <Fact name="Measured">
          {data === 'saw' ? 'saw of 8 waves' : 'this curve'}
          <span>
            {formatCount(seeds)} seeds each, n = {formatCount(n)} test points; what training found
          </span>
        </Fact>
      </Facts>
    </>
  );
}

const verdictWords = {
  deeper: '4 layers are better than 1',
  wider: '1 layer is better than 4',
  neither: '4 layers and 1 are not distinguishable',
} as const;

function DepthTable({ entries, budgets }: { entries: readonly DepthEntry[]; budgets: readonly number[] }) {
  const depths = [...new Set(entries.map(({ depth }) => depth))];
  return (
    <table className="tbl depth-table">
      <caption className="vh">Median test loss, least and largest of the seeds</caption>
      <thead>
        <tr>
          <th scope="col">Hidden layers</th>
          {budgets.map((budget) => (
            <th key={budget} scope="col" className="num">
              ≤ {formatCount(budget)} parameters
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {depths.map((depth) => (
          <tr key={depth}>
            <th scope="row">
              <i className={`depth-key d${depth}`} aria-hidden="true" /> {depth}
            </th>
            {budgets.map((budget) => (
              <Cell key={budget} entry={entries.find((each) => each.budget === budget && each.depth === depth)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ entry }: { entry: DepthEntry | undefined }) {
  if (entry === undefined) return <td className="num">·</td>;
  const { width, median, losses } = entry;
  return (
    <td className="num tn" title={`${formatCount(entry.parameters)} parameters`}>
      <b>{median.toFixed(4)}</b>
      <span className="t2 s11t">
        {Math.min(...losses).toFixed(3)} to {Math.max(...losses).toFixed(3)}, width {formatCount(width)}
      </span>
    </td>
  );
}

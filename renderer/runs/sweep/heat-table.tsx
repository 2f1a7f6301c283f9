import { wilsonInterval } from '../../../src-core/explain/honest-accuracy';
import { meanOutcome, type SweepPoint, type SweepResults } from '../../../src-core/runs/sweep/sweep-results';
import { formatInterval, formatLoss, formatPercent } from '../../ui/format';

/** Two settings as rows and columns; the deeper the colour the better, and every number printed. */
export function HeatTable({ results }: { results: SweepResults }) {
  const { axes, points, measure } = results;
  const [rows, columns] = axes;
  const means = points.flatMap((point) => meanOutcome(point, measure) ?? []);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  /** 0 for the worst, 1 for the best. */
  const rank = (value: number): number => {
    const share = high > low ? (value - low) / (high - low) : 1;
    return measure === 'accuracy' ? share : 1 - share;
  };
  return (
    <div className="heat-scroll">
      <table className="tbl heat-table">
        <thead>
          <tr>
            <th>
              {rows?.title} × {columns?.title}
            </th>
            {columns?.values.map((value) => (
              <th key={value} className="num">
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.values.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns?.values.map((column) => {
                const point = points.find(({ values }) => values[0] === row && values[1] === column);
                const mean = point === undefined ? null : meanOutcome(point, measure);
                return mean === null || point === undefined ? (
                  <td key={column} className="num t3">
                    ·
                  </td>
                ) : (
                  <td
                    key={column}
                    className="num tn"
                    style={{
                      background: `color-mix(in oklab, var(--data-train) ${(40 * rank(mean)).toFixed(1)}%, transparent)`,
                    }}
                  >
                    {measure === 'accuracy' ? formatPercent(mean) : formatLoss(mean)}
                    <small>{certaintyOf(point)}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The interval of one run; of several, that of all their answers is too narrow, so only how many they are. */
function certaintyOf({ runs }: SweepPoint): string {
  const [run] = runs;
  if (runs.length > 1) return ` mean of ${runs.length}`;
  if (run?.test?.right == null) return '';
  return ` ${formatInterval(wilsonInterval(run.test.right, run.test.count))}`;
}

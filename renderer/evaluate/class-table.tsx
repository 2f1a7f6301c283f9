import { formatCount } from '../ui/format';
import { type ClassStatistics, type Confusion, classStatistics } from './confusion-statistics';

interface ClassTableProps {
  readonly confusion: Confusion;
  readonly classes: readonly string[];
  readonly chosen: number;
  /** "test" or "training". */
  readonly set: string;
}

/** Precision, recall and F1 of every class. */
export function ClassTable({ confusion, classes, chosen, set }: ClassTableProps) {
  const statistics = classStatistics(confusion, classes.length);
  return (
    <table className="tbl pc">
      <thead>
        <tr>
          <th>Class</th>
          <th className="num">Precision</th>
          <th className="num">Recall</th>
          <th className="num" title="Harmonic mean of precision and recall">
            F1
          </th>
        </tr>
      </thead>
      <tbody>
        {statistics.map((row, index) => (
          <tr key={classes[index]} className={index === chosen ? 'on' : ''}>
            <td title={`${classes[index]}: ${formatCount(row.count)} in the ${set} set`}>{classes[index]}</td>
            <Share value={row.precision} />
            <Share value={row.recall} />
            <Share value={row.f1} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Share = ({ value }: { value: ClassStatistics['f1'] }) => (
  <td className="num">{value === null ? '·' : value.toFixed(3)}</td>
);

/** "1,000 images each", or the range where the classes are of different size. */
export function sizesOf(confusion: Confusion, classes: number, unit: string): string {
  const counts = classStatistics(confusion, classes).map(({ count }) => count);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${formatCount(most)} ${unit} each` : `${formatCount(least)} to ${formatCount(most)} ${unit}`;
}

import type { DatasetPreview } from '../../src-core/training/protocol';
import { formatCount } from '../ui/format';

/** How many rows each class has, training and test together; an even set has even bars. */
export function ClassBalance({ preview }: { preview: DatasetPreview }) {
  const { info, classCounts } = preview;
  if (info.classes.length === 0) return null;
  const counts = info.classes.map((_, index) => (classCounts.train[index] ?? 0) + (classCounts.test[index] ?? 0));
  const most = Math.max(1, ...counts);
  return (
    <div className="balance">
      <div className="plot-h">
        <b>Class balance</b>
        <span className="t3 s11t">training and test, {info.unit}</span>
      </div>
      <dl className={info.classes.length > 5 ? 'two' : ''}>
        {info.classes.map((name, index) => (
          <div key={name}>
            <dt className="cut" title={name}>
              {name}
            </dt>
            <dd
              className="balance-bar"
              title={`${formatCount(classCounts.train[index] ?? 0)} to train, ${formatCount(classCounts.test[index] ?? 0)} to test`}
            >
              <i style={{ width: `${(100 * (counts[index] ?? 0)) / most}%` }} />
            </dd>
            <dd className="num tn">{formatCount(counts[index] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

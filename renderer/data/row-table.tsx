import { elementsOf } from '../../src-core/nodes/shape-rules';
import type { DatasetPreview } from '../../src-core/training/protocol';

const most = 12;

/** Rows as a table: features, then the class. */
export function RowTable({ preview }: { preview: DatasetPreview }) {
  const { info, features, labels } = preview;
  const columns = elementsOf(info.shape);
  const names = Array.from({ length: columns }, (_, column) => info.featureNames?.[column] ?? `feature ${column + 1}`);
  return (
    <div className="row-table">
      <table className="tbl">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} className="num" title={name}>
                {name}
              </th>
            ))}
            <th>class</th>
          </tr>
        </thead>
        <tbody>
          {labels.slice(0, most).map((label, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
            <tr key={row}>
              {names.map((name, column) => (
                <td key={name} className="num">
                  {formatFeature(features[row * columns + column] ?? 0)}
                </td>
              ))}
              <td>{info.classes[label] ?? label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const formatFeature = (value: number): string => String(Number(value.toPrecision(4))).replace('-', '−');

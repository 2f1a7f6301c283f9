import { elementsOf } from '../../../src-core/nodes/shape-rules';
import type { DatasetPreview } from '../../../src-core/training/protocol';

/** A data set of a few rows is its own picture: a truth table. */
export function RowsThumbnail({ preview }: { preview: DatasetPreview }) {
  const { info, features, labels } = preview;
  const width = elementsOf(info.shape);
  const names = info.featureNames ?? [];
  const shown = Math.min(labels.length, info.testCount);
  return (
    <table className="thumb-rows">
      <thead>
        <tr>
          {Array.from({ length: width }, (_, column) => (
            <th key={names[column] ?? column}>{names[column] ?? `x${column + 1}`}</th>
          ))}
          <th>class</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: shown }, (_, row) => {
          const values = [...features.subarray(row * width, (row + 1) * width)];
          const answer = info.classes[labels[row] ?? 0] ?? String(labels[row]);
          return (
            <tr key={`${values.join()}:${answer}`}>
              {values.map((value, column) => (
                <td key={names[column] ?? column}>{value}</td>
              ))}
              <td>
                <b>{answer}</b>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

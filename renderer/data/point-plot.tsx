import type { DatasetPreview } from '../../src-core/training/protocol';
import { niceTicks, tickLabels } from '../training/ticks';
import { markPath } from './marks';

/** Points of the plane; class by colour and by shape of the mark. */
export function PointPlot({ preview }: { preview: DatasetPreview }) {
  const { info, features, labels } = preview;
  const limit = labels.reduce<number>(
    (most, _, row) => Math.max(most, Math.abs(features[2 * row] ?? 0), Math.abs(features[2 * row + 1] ?? 0)),
    0.1,
  );
  const { high, values } = niceTicks(-limit, limit, 6);
  const texts = tickLabels(values);
  const scale = 100 / high;
  return (
    <div className="point-plot">
      <div className="row g16 class-key">
        {info.classes.map((name, index) => (
          <span key={name} className="key">
            <svg viewBox="-6 -6 12 12" className="mark-key" aria-hidden="true">
              <path d={markPath(index, 4.5)} fill={`var(--class-${index % 10})`} />
            </svg>
            {name}
          </span>
        ))}
      </div>
      <svg viewBox="-112 -104 220 220" role="img" aria-label={`${labels.length} points of the test set`}>
        {values.map((tick, index) => (
          <g key={tick}>
            <line className="gl" x1="-100" x2="100" y1={-tick * scale} y2={-tick * scale} />
            <line className="gl" y1="-100" y2="100" x1={tick * scale} x2={tick * scale} />
            <text x={tick * scale} y="108" textAnchor="middle">
              {texts[index]}
            </text>
            <text x="-103" y={-tick * scale} textAnchor="end" dominantBaseline="central">
              {texts[index]}
            </text>
          </g>
        ))}
        {labels.map((label, row) => {
          const [x, y] = [(features[2 * row] ?? 0) * scale, -(features[2 * row + 1] ?? 0) * scale];
          return (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
              key={row}
              transform={`translate(${x} ${y})`}
              d={markPath(label, 2.6)}
              fill={`var(--class-${label % 10})`}
            />
          );
        })}
      </svg>
    </div>
  );
}
